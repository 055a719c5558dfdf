public import CreditInformation

/// A subject as the public sees it.
public struct PublicSubjectRow: Sendable, Equatable {
    /// Key of the subject.
    public let subjectKey: Digest128
    /// What stands in URLs.
    public let reference: String
    /// Whether the name comes from the registration item, which outranks every other source.
    public let isNamedByRegister: Bool
    /// Ready JSON.
    public let document: String
    /// Name in the one form in which it is searched.
    public let normalisedName: String
    /// Pairs of neighbouring characters.
    public let bigrams: [Int32]

    /// A row as the importer has worked it out.
    public init(
        subjectKey: Digest128, reference: String, isNamedByRegister: Bool, document: String, normalisedName: String,
        bigrams: [Int32]
    ) {
        self.subjectKey = subjectKey
        self.reference = reference
        self.isNamedByRegister = isNamedByRegister
        self.document = document
        self.normalisedName = normalisedName
        self.bigrams = bigrams
    }
}
