/// Codes with right check characters that were never given to anybody on purpose: their places are counted up.
enum TestCodes {
    /// A unified social credit code.
    static func unified(_ number: Int) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let body = "91330000" + organisation(number)
        var sum = 0
        var weight = 1
        for character in body {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return body + String(alphabet[(31 - sum % 31) % 31])
    }

    /// Its organisation code.
    static func organisation(_ number: Int) -> String {
        let digits = String(String(100_000_000 + number).dropFirst())
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        let check = 11 - sum % 11
        return digits + (check == 10 ? "X" : check == 11 ? "0" : String(check))
    }

    /// A number in the form of a resident identity number, of the year 1900.
    static func resident(_ number: Int) -> String {
        let body = "11010119000307" + String(String(1000 + number).dropFirst())
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
