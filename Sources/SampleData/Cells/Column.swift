/// One column of a file.
struct Column: Sendable {
    /// Text of the header cell.
    let header: String
    /// What stands in it.
    let content: CellContent
    /// Whether the catalogue demands a value in every row, whichever generation its obligation is taken from.
    let isRequired: Bool
    /// Whether the cell may be empty, whichever generation its obligation is taken from.
    let mayBeEmpty: Bool
    /// Which rows have a value, where it may be empty.
    let occurrence: CellOccurrence
    /// Whether the field tells records of one subject apart: then it must not change between versions.
    let isIdentity: Bool
    /// Greatest length in characters.
    let maximumLength: Int?
    /// Tells the columns' random numbers apart.
    let number: UInt64
}
