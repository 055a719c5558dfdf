public import CreditInformation

/// What a correction needs of a credit file, as it was read and logged before.
///
/// Contents are as stored: document and account numbers sealed. For the daemon; nobody is shown it.
/// - Rule: HZ-O8, HZ-Q9, X-4.
public struct CorrectionReading: Sendable {
    /// The person whose forged materials were established.
    public struct Forgery: Sendable {
        /// Receipt number of the forgery's case.
        public let receiptNumber: String
        /// Whether the applicant is an organisation.
        public let isLegalPerson: Bool
        /// Name as given.
        public let name: String
        /// Kind of document, as cases name it.
        public let documentType: String
        /// Digest that the sealed number is bound to.
        public let digest: Digest128
        /// The document's number, sealed.
        public let sealedNumber: [UInt8]
        /// Unified code of a legal person; nil: a natural person, or one that has none.
        public let unifiedCode: String?
        /// Day of the decision, Asia/Shanghai.
        public let establishedOn: CalendarDate
        /// What was found; names no person.
        public let finding: String
    }

    /// Whether a record is missing, so that one is to be added.
    public let isOmission: Bool
    /// Key of the file; nil: not opened yet.
    public let subject: Digest128?
    /// Key of the file, also where it is not opened yet.
    public let file: Digest128
    /// Kind of its subject, or of whoever objects to an omission without a file; nil: the case does not know.
    public let subjectKind: SubjectKind?
    /// Item that the case is about; nil: the catalogue says it.
    public let item: String?
    /// Unit that provides the record; nil as above.
    public let provider: String?
    /// The record of the case, its newest version with content; nil when one is missing.
    public let record: HeldRecord?
    /// Newest versions of the file's records of the item.
    public let newest: [Digest128: StoredRecord]
    /// Public records of the subject, the newest decision first, with as much content as names it.
    public let naming: [HeldRecord]
    /// Unified code of the subject; nil where it has none.
    public let unifiedCode: String?
    /// Subject by digest of identifier: the subject's own, and those that were asked for.
    public let known: [Digest128: Digest128]
    /// What the public knows about the subject; nil: nothing.
    public let publicSubject: StoredPublicSubject?
    /// The provider's copy, sealed field by field; nil: it gave none.
    public let providerCopy: [UInt8]?
    /// Whom a forgery is recorded of; nil for other cases.
    public let forgery: Forgery?
    /// Stands for the state of file and catalogue.
    public let stamp: String
}
