/// The check formulas once more, written as the standards print them and apart from the sources.
enum IdentifierFormulas {
    static let unifiedAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    static let departments = [
        "1": "1239", "2": "19", "3": "123459", "4": "19", "5": "1239", "6": "129", "7": "129", "8": "19", "9": "123",
        "A": "19", "N": "1239", "Y": "1",
    ]

    static func unifiedCheck(_ first17: String) -> Character {
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let sum = zip(first17, weights).reduce(0) { sum, pair in
            sum + (unifiedAlphabet.firstIndex(of: pair.0) ?? 0) * pair.1
        }
        return unifiedAlphabet[(31 - sum % 31) % 31]
    }

    static func organisationCheck(_ first8: String) -> Character {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(first8, weights).reduce(0) { sum, pair in
            sum + (letters.firstIndex(of: pair.0) ?? 0) * pair.1
        }
        return Array("0123456789X0")[11 - sum % 11]
    }

    static func identityCheck(_ first17: String) -> Character {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(first17, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return Array("10X98765432")[sum % 11]
    }

    /// A valid code from random characters.
    static func unifiedCode(using generator: inout SeededGenerator) -> String {
        let department = departments.keys.sorted()[Int.random(in: 0..<12, using: &generator)]
        let categories = Array(departments[department] ?? "1")
        let category = categories[Int.random(in: 0..<categories.count, using: &generator)]
        let district = (0..<6).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
        let subject = String((0..<8).map { _ in unifiedAlphabet[Int.random(in: 0..<31, using: &generator)] })
        let first17 = department + String(category) + district + subject + String(organisationCheck(subject))
        return first17 + String(unifiedCheck(first17))
    }

    /// A valid number of nobody: the sequence 000 is not given out.
    static func identityNumber(using generator: inout SeededGenerator, province: String = "11") -> String {
        let year = Int.random(in: 1900...2099, using: &generator)
        let month = Int.random(in: 10...12, using: &generator)
        let day = Int.random(in: 10...28, using: &generator)
        let first17 = "\(province)0105\(year)\(month)\(day)000"
        return first17 + String(identityCheck(first17))
    }
}
