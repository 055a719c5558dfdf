/// Identifiers made for tests; none belongs to anybody.
enum Specimens {
    /// The specimen of GB 11643 itself.
    static let identityNumber = "11010519491231002X"
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// A valid unified code with the number in its organisation part, 0...9,999,999.
    static func unifiedCode(_ number: Int) -> String { unifiedCode(around: organisationCode(number)) }

    /// A valid unified code around an organisation code.
    static func unifiedCode(around organisationCode: String) -> String {
        let body = "91330100" + organisationCode
        var sum = 0
        var weight = 1
        for character in body {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return body + String(alphabet[(31 - sum % 31) % 31])
    }

    /// A valid organisation code: characters 9–17 of `unifiedCode` of the same number.
    static func organisationCode(_ number: Int) -> String {
        let digits = "M" + String(String(number + 10_000_000).dropFirst())
        var sum = 0
        for (weight, character) in zip([3, 7, 9, 10, 5, 8, 4, 2], digits) {
            sum += weight * (character == "M" ? 22 : character.wholeNumberValue ?? 0)
        }
        let check = 11 - sum % 11
        return digits + (check == 10 ? "X" : check == 11 ? "0" : String(check))
    }

    /// A resident identity number whose check character is right: born on 1 January 1900, in no office's numbering.
    static func identityNumber(_ number: Int) -> String {
        let body = "33010219000101" + String(String(number % 1000 + 1000).dropFirst())
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
