import CreditInformation
import CreditStore
import FoundationEssentials

/// The place after which a page of hits begins, as the previous page has given it out.
///
/// Base64 for URLs of the subject's 16-byte key, `0:` and its name among the names that begin with the needle, `1:` behind
/// them: nothing that the page did not show.
enum SearchCursor {
    /// Characters of the longest cursor: a name of 100 characters of four bytes.
    static let maximumCharacters = 800

    static func place(_ cursor: String) -> PublicSearch.Place? {
        guard cursor.utf8.count <= maximumCharacters else { return nil }
        var standard = String(cursor.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        guard !cursor.contains(where: { "+/=".contains($0) }) else { return nil }
        standard += String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: standard), data.count >= 18 else { return nil }
        let bytes = [UInt8](data)
        let key = Digest128(prefixOf: Array(bytes[..<16]))
        guard let text = String(validating: bytes[16...], as: UTF8.self), !text.unicodeScalars.contains("\0") else {
            return nil
        }
        switch text.prefix(2) {
        case "0:" where text.utf8.count > 2:
            return .leading(normalisedName: String(text.dropFirst(2)), subjectKey: key)
        case "1:" where text.utf8.count == 2: return .inside(subjectKey: key)
        default: return nil
        }
    }
}
