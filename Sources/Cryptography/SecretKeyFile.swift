/// The text form of a key ring, as it stands in a key file.
///
/// One key a line: `version hexkey`, separated by blanks; version 1...65535, key 32 bytes as 64 hexadecimal
/// digits. Empty lines and lines that begin with `#` are skipped. Order does not matter. Reading the file, and
/// refusing one that others may read, is the caller's part.
/// - Rule: X-4.
public enum SecretKeyFile {
    /// Reads a whole key file.
    ///
    /// - Throws: `SecretKeyFileError`, which names the line and never shows key material.
    public static func parse(_ text: String) throws(SecretKeyFileError) -> KeyRing {
        var keys: [UInt16: SecretBytes] = [:]
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let fields = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            guard let first = fields.first, first.first != UInt8(ascii: "#") else { continue }
            guard fields.count == 2 else { throw .malformedLine(number) }
            guard let version = UInt16(String(Substring(first))), version > 0 else {
                throw .versionOutOfRange(line: number)
            }
            guard keys[version] == nil else { throw .duplicateVersion(line: number, version: version) }
            keys[version] = try key(from: fields[1], line: number)
        }
        guard let ring = KeyRing(keys) else { throw .noKey }
        return ring
    }

    /// A fresh line for a key file.
    ///
    /// - Throws: `CryptographyError.randomSourceFailed`.
    public static func newLine(version: UInt16) throws(CryptographyError) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let key = try RandomBytes.generate(CipherAlgorithm.keyLength)
        let hexadecimal = key.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(version) \(String(decoding: hexadecimal, as: UTF8.self))\n"
    }

    private static func key(
        from field: Substring.UTF8View, line: Int
    ) throws(SecretKeyFileError) -> SecretBytes {
        guard field.count == 2 * CipherAlgorithm.keyLength else {
            throw .wrongKeyLength(line: line, expectedDigits: 2 * CipherAlgorithm.keyLength, foundDigits: field.count)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(CipherAlgorithm.keyLength)
        var high: UInt8?
        for digit in field {
            guard let value = Self.value(of: digit) else { throw .notHexadecimal(line: line) }
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        // A key of one repeated byte is one that somebody forgot to replace.
        guard bytes.contains(where: { $0 != bytes[0] }) else { throw .placeholderKey(line: line) }
        return SecretBytes(copying: bytes.span)
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
