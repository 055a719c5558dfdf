/// The check characters of the three standards, over ASCII digits and upper-case letters.
enum CheckCharacters {
    /// Value of a character in the alphabet of GB 32100 (no I, O, S, V, Z), or `nil`.
    static func unifiedCodeValue(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte) - 65 + 10
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte) - 74 + 18
        case UInt8(ascii: "P")...UInt8(ascii: "R"): Int(byte) - 80 + 23
        case UInt8(ascii: "T")...UInt8(ascii: "U"): Int(byte) - 84 + 26
        case UInt8(ascii: "W")...UInt8(ascii: "Y"): Int(byte) - 87 + 28
        default: nil
        }
    }

    /// Whether the 18 characters of a unified code sum to nothing: weights are powers of 3 modulo 31, and the
    /// check character has weight 1.
    static func isUnifiedCodeValid(_ bytes: [UInt8]) -> Bool {
        var (sum, weight) = (0, 1)
        for byte in bytes.prefix(17) {
            sum += (unifiedCodeValue(of: byte) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return bytes.count == 18 && (sum + (unifiedCodeValue(of: bytes[17]) ?? 0)) % 31 == 0
    }

    /// Check character of the eight characters of an organisation code (GB 11714).
    static func ofOrganisationCode(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        var sum = 0
        for (byte, weight) in zip(bytes, [3, 7, 9, 10, 5, 8, 4, 2]) {
            sum += (IdentifierCharacters.isDigit(byte) ? Int(byte) - 48 : Int(byte) - 55) * weight
        }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let value: return UInt8(48 + value)
        }
    }

    /// Check character of 17 digits (GB 11643, ISO 7064 MOD 11-2).
    static func ofIdentityNumber(_ digits: ArraySlice<UInt8>) -> UInt8 {
        // Horner's form of the weights 7, 9, 10, 5, … = 2^17 … 2^1 modulo 11.
        var sum = 0
        for digit in digits { sum = (sum + Int(digit) - 48) * 2 % 11 }
        let check = (12 - sum) % 11
        return check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)
    }
}
