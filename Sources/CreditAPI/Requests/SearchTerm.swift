import CreditInformation
import CreditStore
import HTTPTypes
import UnicodeText

/// Tells what a citizen has typed: a name, a code, or a number that does not belong here.
///
/// - Rule: HZ-Q11, JJ-2, X-3, BX-16.
enum SearchTerm {
    /// Characters of a search term that still mean a name; the longest registered names have about 60.
    static let maximumCharacters = 100
    /// One character stands in too many names to mean anyone.
    static let minimumCharacters = 2

    /// Digits of an old identity number; no name has as many in a row.
    static let shortestIdentityNumber = 15

    /// - Returns: What is looked for, and the open JSON object that the log keeps of it.
    static func read(
        _ typed: String, names: NameNormalisation
    ) throws(PublicRequestReader.Refused) -> (PublicSearch.Wanted, scope: String) {
        guard typed.unicodeScalars.count <= maximumCharacters else {
            throw PublicRequestReader.Refused(
                .malformedParameter, detail: "查询内容（q）不得超过\(maximumCharacters)个字。",
                typedCharacters: typed.unicodeScalars.count)
        }
        if looksLikeCode(typed) {
            let reference = try code(typed)
            // One old identity number in ten passes for a registration number; the log keeps none that could be one.
            let mayBePersonal = (try? ResidentIdentityNumber(reference.text)) != nil
            return (.code(reference), mayBePersonal ? #"{"withheld":true"# : #"{"code":"\#(reference.text)""#)
        }
        let needle = names.normalise(typed)
        // A number inside other words is no less a number, and a mistyped one no less somebody's: the log keeps neither.
        if longestDigitRun(needle) >= shortestIdentityNumber {
            throw PublicRequestReader.Refused(.identityNumber, typedCharacters: typed.unicodeScalars.count)
        }
        guard needle.unicodeScalars.count >= minimumCharacters else {
            throw PublicRequestReader.Refused(.unclearQuery, typedCharacters: typed.unicodeScalars.count)
        }
        var scope = Array(#"{"name":"#.utf8)
        JSONText.appendString(needle, to: &scope)
        return (
            .name(normalised: needle, bigrams: Bigrams.of(needle)), String(decoding: scope, as: UTF8.self)
        )
    }

    /// Reads a code; refuses document numbers of natural persons before anything else looks at them.
    static func code(_ typed: String) throws(PublicRequestReader.Refused) -> PublicReference {
        let error: IdentifierError
        do throws(IdentifierError) {
            return PublicReference(try UnifiedSocialCreditCode(typed))
        } catch let failure {
            error = failure
        }
        // Not an error when these fail: then the text is none of them.
        if let organisation = try? OrganisationCode(typed) { return PublicReference(organisation) }
        if let number = RegistrationNumber(typed) { return PublicReference(number) }
        if (try? ResidentIdentityNumber(typed.filter { $0 != "-" })) != nil {
            throw PublicRequestReader.Refused(.identityNumber, typedCharacters: typed.unicodeScalars.count)
        }
        throw PublicRequestReader.Refused(
            .malformedCode, detail: error.explanation, typedCharacters: typed.unicodeScalars.count)
    }

    /// Digits in a row, separators having gone with the normalisation; a final X counts as one.
    private static func longestDigitRun(_ needle: String) -> Int {
        var longest = 0
        var run = 0
        for byte in needle.utf8 {
            run = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || (run > 0 && byte == UInt8(ascii: "x")) ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// Whether the text is a number rather than a name: nine or more letters and digits, mostly digits.
    private static func looksLikeCode(_ typed: String) -> Bool {
        var digits = 0
        var letters = 0
        for scalar in typed.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0xFF10...0xFF19: digits += 1
            case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: letters += 1
            case 0x20, 0x2D, 0xA0, 0x3000, 0xFEFF, 0x200B: continue
            default: return false
            }
        }
        return digits + letters >= 8 && digits * 2 >= digits + letters
    }
}
