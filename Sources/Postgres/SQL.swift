/// Text of a statement; can only be written down in the program.
///
/// There is no way to join values into it: values are parameters.
public struct SQL: ExpressibleByStringLiteral, Sendable {
    /// The text that is sent.
    let text: String

    /// Takes a literal of the program.
    public init(stringLiteral text: StaticString) {
        self.text = text.description
    }

    /// Takes a text of the program.
    public init(_ text: StaticString) {
        self.text = text.description
    }

    /// Takes any text: only for the migrator's files, whose content is part of the release.
    public init(unsafeText text: String) {
        self.text = text
    }

    /// True for statements that end a transaction: if the connection breaks then, its outcome is
    /// unknown.
    var endsTransaction: Bool {
        let word = text.prefix { $0.isLetter }.lowercased()
        return word == "commit" || word == "end"
    }
}
