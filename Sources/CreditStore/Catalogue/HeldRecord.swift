public import CreditInformation

/// The newest version of a record with what is needed to show it anew.
public struct HeldRecord: Sendable {
    /// Key of the subject.
    public let subjectKey: Digest128
    /// Id of the record.
    public let recordID: Digest128
    /// Kind of the subject.
    public let kind: SubjectKind
    /// Unified code of the subject; nil where it has none.
    public let unifiedCode: String?
    /// Version, from 1.
    public let version: Int32
    /// Its open level.
    public let level: OpenLevel
    /// Item that it belongs to.
    public let itemCode: String
    /// Unit that provided it.
    public let providerCode: String
    /// Its state.
    public let state: RecordState
    /// Its clocks, as stored.
    public let periods: RecordPeriods
    /// Instant of the batch that brought the content, microseconds since 1970-01-01 UTC.
    public let receivedAtMicroseconds: Int64
    /// Content as stored; nil when it was not asked for.
    public let content: [UInt8]?
}

extension HeldRecord {
    /// The record as it will be once a version has taken the place of this one.
    ///
    /// - Parameter receivedAtMicroseconds: Instant of the batch that brings the version, microseconds since 1970-01-01 UTC.
    public func replaced(by row: RecordVersionRow, receivedAtMicroseconds: Int64) -> HeldRecord {
        HeldRecord(
            subjectKey: subjectKey, recordID: recordID, kind: kind, unifiedCode: unifiedCode, version: row.version,
            level: row.level, itemCode: itemCode, providerCode: providerCode, state: row.state, periods: row.periods,
            receivedAtMicroseconds: receivedAtMicroseconds, content: row.content)
    }
}
