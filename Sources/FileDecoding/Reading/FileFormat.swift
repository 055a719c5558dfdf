/// Form of a file, found from its content and never from its name.
///
/// - Rule: BX-12
public enum FileFormat: String, Sendable, CaseIterable {
    /// Separated values: comma, semicolon or tab.
    case csv
    /// Office Open XML workbook (`.xlsx`, `.xlsm`); macros are never looked at.
    case xlsx
    /// One JSON object per line.
    case jsonLines
    /// One JSON array of objects, on any number of lines.
    case jsonArray
}
