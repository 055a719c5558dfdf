/// First 16 bytes of a digest, as keys of the database carry it.
public struct Digest128: Sendable, Hashable, Comparable {
    /// The bytes, the first one most significant: the number that PostgreSQL's uuid of the same bytes stands for.
    public let value: UInt128

    /// Holds a key read from the database.
    public init(_ value: UInt128) {
        self.value = value
    }

    /// Takes the first 16 bytes; a shorter input counts as filled with zeros.
    public init(prefixOf bytes: [UInt8]) {
        var value: UInt128 = 0
        for index in 0..<16 { value = value << 8 | UInt128(index < bytes.count ? bytes[index] : 0) }
        self.value = value
    }

    /// Reads hexadecimal digits, with or without hyphens; nil unless there are exactly 32.
    public init?(hexadecimal text: some StringProtocol) {
        var value: UInt128 = 0
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: "-") {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, count < 32 else { return nil }
            value = value << 4 | UInt128(digit)
            count += 1
        }
        guard count == 32 else { return nil }
        self.value = value
    }

    /// Hexadecimal in groups of 8, 4, 4, 4 and 12, as PostgreSQL prints a uuid.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(truncatingIfNeeded: value >> (124 - 4 * index)) & 15])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Order of the bytes, which is also PostgreSQL's order of uuid.
    public static func < (left: Digest128, right: Digest128) -> Bool {
        left.value < right.value
    }
}
