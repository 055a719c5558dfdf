public import CreditInformation

/// A record's form under a catalogue that is being published.
public struct ReclassifiedRecord: Sendable {
    /// The record as it was when this was prepared.
    public let held: HeldRecord
    /// Its level under the new catalogue.
    public let level: OpenLevel
    /// Its clocks under the new catalogue.
    public let periods: RecordPeriods
    /// What may be shown of it under the new catalogue, by level.
    public let fields: RecordFields
    /// JSON for the public without markers and closing brace; nil when it is not public.
    public let publicDocument: [UInt8]?
    /// What a record that becomes public teaches about its subject; nil for others.
    public let subject: PublicSubjectRow?
    /// Further codes by which the public finds the subject.
    public let identifiers: [String]

    /// A form as the publication has worked it out.
    public init(
        held: HeldRecord, level: OpenLevel, periods: RecordPeriods, fields: RecordFields, publicDocument: [UInt8]?,
        subject: PublicSubjectRow?, identifiers: [String]
    ) {
        self.held = held
        self.level = level
        self.periods = periods
        self.fields = fields
        self.publicDocument = publicDocument
        self.subject = subject
        self.identifiers = identifiers
    }
}
