public import CreditInformation

/// A new version of a record, ready to be stored.
public struct RecordVersionRow: Sendable {
    /// Key of the subject.
    public let subjectKey: Digest128
    /// Id of the record.
    public let recordID: Digest128
    /// Version, from 1.
    public let version: Int32
    /// Open level: the partition that holds it.
    public let level: OpenLevel
    /// State that this version gives the record.
    public let state: RecordState
    /// Its clocks.
    public let periods: RecordPeriods
    /// JSON object of field codes and values, sealed where X-4 wants it.
    public let content: [UInt8]
    /// Digest of the content in clear.
    public let contentDigest: Digest128
    /// What may be shown of it, by level.
    public let fields: RecordFields
    /// JSON of the record for the public without markers and closing brace; nil when it is not public (any more).
    public let publicDocument: [UInt8]?

    /// A version as the importer has worked it out.
    public init(
        subjectKey: Digest128, recordID: Digest128, version: Int32, level: OpenLevel, state: RecordState,
        periods: RecordPeriods, content: [UInt8], contentDigest: Digest128, fields: RecordFields,
        publicDocument: [UInt8]?
    ) {
        self.subjectKey = subjectKey
        self.recordID = recordID
        self.version = version
        self.level = level
        self.state = state
        self.periods = periods
        self.content = content
        self.contentDigest = contentDigest
        self.fields = fields
        self.publicDocument = publicDocument
    }
}
