/// Composes codes with the check characters of GB 32100, GB 11714 and GB 11643.
///
/// A second implementation on purpose: what it makes is read by the platform's own checks, so that a mistake in
/// either shows.
enum CodeAlphabet {
    private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
    private static let identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let identityChecks = Array("10X98765432".utf8)

    /// Number of characters of the alphabet of GB 32100.
    static let size = 31

    /// The character with the value, 0 to 30.
    static func character(_ value: Int) -> UInt8 { characters[value % size] }

    /// Appends the check character of the last eight bytes (GB 11714).
    static func appendOrganisationCheck(to code: inout [UInt8]) {
        var sum = 0
        for place in 0..<8 {
            let byte = code[code.count - 8 + place]
            sum += Int(byte <= UInt8(ascii: "9") ? byte - 48 : byte - 55) * organisationWeights[place]
        }
        let check = (11 - sum % 11) % 11
        code.append(check == 10 ? UInt8(ascii: "X") : UInt8(48 + check))
    }

    /// Appends the check character of the 17 bytes (GB 32100).
    static func appendUnifiedCheck(to code: inout [UInt8]) {
        var (sum, weight) = (0, 1)
        for byte in code {
            sum += value(of: byte) * weight
            weight = weight * 3 % size
        }
        code.append(characters[(size - sum % size) % size])
    }

    /// Appends the check character of the last 17 digits (GB 11643).
    static func appendIdentityCheck(to number: inout [UInt8]) {
        var sum = 0
        for place in 0..<17 { sum += Int(number[number.count - 17 + place] - 48) * identityWeights[place] }
        number.append(identityChecks[sum % 11])
    }

    /// Value of a character of the alphabet.
    private static func value(of byte: UInt8) -> Int {
        byte <= UInt8(ascii: "9") ? Int(byte) - 48 : characters.firstIndex(of: byte) ?? 0
    }
}
