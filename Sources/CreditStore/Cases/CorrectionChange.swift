public import CreditInformation

/// What a correction does to a credit file, as the daemon has worked it out.
///
/// - Rule: HZ-O8, HZ-Q9.
public struct CorrectionChange: Sendable {
    /// A version with what it came by.
    public struct Version: Sendable {
        /// The version.
        public let row: RecordVersionRow
        /// Item that it belongs to.
        public let itemCode: String
        /// Unit that answers for it.
        public let providerCode: String
        /// Batch of its own, random.
        public let batchID: Digest128
        /// Version of the digest key.
        public let keyVersion: UInt16

        /// A version from its parts.
        public init(
            row: RecordVersionRow, itemCode: String, providerCode: String, batchID: Digest128, keyVersion: UInt16
        ) {
            self.row = row
            self.itemCode = itemCode
            self.providerCode = providerCode
            self.batchID = batchID
            self.keyVersion = keyVersion
        }
    }

    /// What the public is to know about the subject.
    public struct Names: Sendable {
        /// Whether what is known is forgotten first; otherwise it is added to.
        public let replaces: Bool
        /// The subject; nil: unknown to the public, or as it is known where nothing is forgotten.
        public let subject: PublicSubjectRow?
        /// Further codes by which the public finds it.
        public let identifiers: [String]

        /// What becomes known.
        public init(replaces: Bool, subject: PublicSubjectRow?, identifiers: [String]) {
            self.replaces = replaces
            self.subject = subject
            self.identifiers = identifiers
        }

        /// Nothing becomes known and nothing is forgotten.
        public static let unchanged = Names(replaces: false, subject: nil, identifiers: [])
        /// Nothing is known any more.
        public static let forgotten = Names(replaces: true, subject: nil, identifiers: [])
    }

    /// Key of the file.
    public let subject: Digest128
    /// Kind of its subject.
    public let kind: SubjectKind
    /// Whether the file is opened by it.
    public let opensFile: Bool
    /// The new version; nil where the content stays as it is.
    public let version: Version?
    /// Identifiers that the subject gains.
    public let identifiers: [IdentifierRow]
    /// What the public is to know.
    public let names: Names

    /// A change from its parts.
    public init(
        subject: Digest128, kind: SubjectKind, opensFile: Bool, version: Version?, identifiers: [IdentifierRow],
        names: Names
    ) {
        self.subject = subject
        self.kind = kind
        self.opensFile = opensFile
        self.version = version
        self.identifiers = identifiers
        self.names = names
    }
}
