public import CreditInformation

/// What one chunk of a batch adds and replaces.
public struct ImportChunk: Sendable {
    /// Subjects whose file is opened, with their kind.
    public var subjects: [(key: Digest128, kind: SubjectKind)] = []
    /// Identifiers that subjects gain.
    public var identifiers: [IdentifierRow] = []
    /// New versions.
    public var versions: [RecordVersionRow] = []
    /// Records whose public projection goes or is replaced by that of a version above.
    public var replacedPublicRecords: [(subject: Digest128, record: Digest128)] = []
    /// Public subjects that are new or replace the stored one.
    public var publicSubjects: [PublicSubjectRow] = []
    /// Keys among `publicSubjects` that replace a stored one.
    public var replacedPublicSubjects: [Digest128] = []
    /// Further codes by which the public finds a subject.
    public var publicIdentifiers: [(identifier: String, subject: Digest128)] = []
    /// Rows for the centre.
    public var quarantined: [QuarantinedRow] = []
    /// Contents that must not come back unnoticed (BX-3).
    public var guards: [(subject: Digest128, record: Digest128, content: Digest128, ground: String)] = []

    /// An empty chunk.
    public init() {}
}
