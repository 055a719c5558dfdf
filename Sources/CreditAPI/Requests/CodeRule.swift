/// The form of codes that the platform gives out: accounts, units, items. They need no escaping in JSON.
enum CodeRule {
    /// Characters of the longest code.
    static let maximumCharacters = 32

    /// Whether a text is a code: `[A-Za-z0-9][A-Za-z0-9-]{0,31}`.
    static func isCode(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= maximumCharacters, isLetterOrDigit(first) else { return false }
        return bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
