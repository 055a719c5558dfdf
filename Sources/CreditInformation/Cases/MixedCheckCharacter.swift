/// ISO 7064 MOD 37,36: one check character over digits and upper-case letters.
///
/// A hybrid system: it finds every single wrong character and nearly every exchange of two neighbours.
enum MixedCheckCharacter {
    /// The check character, or nil when a character is neither digit nor upper-case letter.
    static func of(_ characters: [UInt8]) -> UInt8? {
        // ISO 7064, 8.1: P starts at M = 36; P = ((P + a) mod M, or M for 0) · 2 mod (M + 1).
        var product = 36
        for character in characters {
            guard let value = value(of: character) else { return nil }
            let sum = (product + value) % 36
            product = (sum == 0 ? 36 : sum) * 2 % 37
        }
        let check = (37 - product) % 36
        return UInt8(check < 10 ? 48 + check : 55 + check)
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 55
        default: nil
        }
    }
}
