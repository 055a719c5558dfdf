/// A checked identifier in its one normal form.
public struct SubjectIdentifier: Sendable, Hashable {
    /// Kind of number.
    public let type: IdentifierType
    /// Normal form: upper case, no blanks. For an identity document `type:number`, which is personal data.
    public let value: String

    /// Holds what a parser of the kind has accepted.
    public init(_ type: IdentifierType, _ value: String) {
        self.type = type
        self.value = value
    }
}
