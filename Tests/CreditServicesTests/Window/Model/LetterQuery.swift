/// Purpose and content of a query, as they were agreed or are wanted.
///
/// - Rule: HZ-Q8.
struct LetterQuery: Sendable, Hashable {
    /// What for, in words.
    let purpose: String
    /// Codes of items; nil: the whole file.
    let items: Set<String>?

    /// A query from its parts.
    init(purpose: String, items: Set<String>?) {
        self.purpose = purpose
        self.items = items
    }

    /// Whether the purpose is the same; blanks, punctuation, width and case do not matter.
    func hasPurpose(of other: LetterQuery) -> Bool {
        Self.bare(purpose) == Self.bare(other.purpose)
    }

    /// Whether everything that `other` asks for is agreed here.
    func covers(contentOf other: LetterQuery) -> Bool {
        guard let items else { return true }
        // Who asks for the whole file asks for more than a letter that names items.
        guard let wanted = other.items else { return false }
        return wanted.isSubset(of: items)
    }

    /// Letters and digits only, of full-width forms the usual ones; `credit.bare_text` in the database.
    private static func bare(_ text: String) -> String {
        // The full-width forms of ASCII stand in its order, this far above it.
        let distance: UInt32 = 0xFEE0
        let usual = text.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - distance) ?? scalar : scalar
        }
        let kept = usual.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return String(String.UnicodeScalarView(kept)).lowercased()
    }
}
