/// Makes small zip archives.
struct TestArchive {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0
    /// Bit 0 of the flags of the parts that follow: encrypted.
    var isEncrypted = false

    /// Adds a part; `deflated` packs runs of one byte, nothing else.
    mutating func add(_ name: String, _ content: [UInt8], deflated: Bool = false) {
        let packed = deflated ? Self.deflate(content) : content
        var header: [UInt8] = []
        header += Self.two(20) + Self.two(isEncrypted ? 1 : 0) + Self.two(deflated ? 8 : 0) + Self.two(0) + Self.two(33)
        header += Self.four(Self.crc(content)) + Self.four(UInt32(packed.count)) + Self.four(UInt32(content.count))
        header += Self.two(name.utf8.count) + Self.two(0)
        directory += Self.four(0x0201_4B50) + Self.two(20) + header
        directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0) + Self.four(UInt32(bytes.count))
        directory += Array(name.utf8)
        bytes += Self.four(0x0403_4B50) + header + Array(name.utf8) + packed
        count += 1
    }

    mutating func add(_ name: String, _ content: String, deflated: Bool = false) {
        add(name, Array(content.utf8), deflated: deflated)
    }

    /// The finished archive.
    var archive: [UInt8] {
        bytes + directory + Self.four(0x0605_4B50) + Self.four(0) + Self.two(count) + Self.two(count)
            + Self.four(UInt32(directory.count)) + Self.four(UInt32(bytes.count)) + Self.two(0)
    }

    private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    private static func four(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func crc(_ content: [UInt8]) -> UInt32 {
        ~content.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    /// One block with the fixed codes of RFC 1951; ASCII only.
    private static func deflate(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var pending = 0
        var width = 0
        func put(_ value: Int, bits: Int, codeFirst: Bool = true) {
            for index in 0..<bits {
                let bit = codeFirst ? value >> (bits - 1 - index) & 1 : value >> index & 1
                pending |= bit << width
                width += 1
                if width == 8 {
                    result.append(UInt8(pending))
                    (pending, width) = (0, 0)
                }
            }
        }
        put(0b011, bits: 3, codeFirst: false)
        var index = 0
        while index < content.count {
            put(0x30 + Int(content[index]), bits: 8)
            index += 1
            // Length 258 at distance 1, while the run goes on.
            while index + 258 <= content.count,
                content[index - 1..<index + 258].allSatisfy({ $0 == content[index - 1] })
            {
                put(0xC5, bits: 8)
                put(0, bits: 5)
                index += 258
            }
        }
        put(0, bits: 7)
        put(0, bits: 7)
        return result
    }
}
