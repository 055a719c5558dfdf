/// Characters that files carry around and inside values without meaning anything.
enum Blank {
    /// Whether `scalar` is white space, a no-break or full-width space, or invisible (zero-width, byte order
    /// mark, soft hyphen, directional mark).
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
            0x205F...0x2064, 0x2066...0x2069, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// The ASCII form of a full-width letter, digit or sign (U+FF01 to U+FF5E); anything else is itself.
    var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(truncatingIfNeeded: value - 0xFEE0))
    }

    /// Value of an ASCII digit.
    var digit: Int? {
        (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil
    }
}
