public import CreditInformation

/// The fields of a record whose newest version has none.
public struct PreparedRecordFields: Sendable {
    /// Key of the subject.
    public let subjectKey: Digest128
    /// Id of the record.
    public let recordID: Digest128
    /// Its newest version.
    public let version: Int32
    /// What may be shown of it, by level.
    public let fields: RecordFields

    /// The fields of a held record.
    public init(_ held: HeldRecord, fields: RecordFields) {
        subjectKey = held.subjectKey
        recordID = held.recordID
        version = held.version
        self.fields = fields
    }
}
