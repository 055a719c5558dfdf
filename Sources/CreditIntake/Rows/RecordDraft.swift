public import CreditInformation

/// A row that passed every check that needs no database.
public struct RecordDraft: Sendable {
    /// Line or row number in the file, from 1.
    public let line: Int
    /// Kind of the subject.
    public let kind: SubjectKind
    /// Identifiers of the subject, the strongest first; never empty.
    public let identifiers: [SubjectIdentifier]
    /// Name of the subject.
    public let subjectName: String
    /// Values in the catalogue's order: position of the field in the item, and value.
    public let values: [(field: Int, value: FieldValue)]
    /// Values of the fields that tell records of one subject apart.
    public let identity: [String]
    /// State that the row gives the record.
    public let state: RecordState
    /// Dates that decide how long the record may be seen.
    public let periods: RecordPeriods
    /// Dates of the row by role, from which the periods follow.
    public let dates: [FieldRole: CalendarDate]
}
