/// What is written into a column.
enum CellContent: Sendable {
    case subject(SubjectContent)
    /// Number of the decision, unique within the item.
    case documentNumber
    case authorityName
    case authorityCode
    case date(DateMeaning)
    /// A code: that of records in force or that of withdrawn ones.
    case status(inForce: WordList, withdrawn: WordList)
    case value(ValueContent)
    /// For documents of natural persons in rows about organisations.
    case blank
}
