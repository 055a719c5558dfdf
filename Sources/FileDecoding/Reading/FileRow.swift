/// One row of a department's file, as text.
///
/// The cells are delivered as they stand in the file: nothing is trimmed, padded or checked. Their
/// number may differ from the header's (ragged CSV rows); complaining about that is the caller's part.
public struct FileRow: Sendable, Equatable {
    /// Where the row starts, counted from 1.
    ///
    /// CSV and JSON: the physical line. XLSX: the row number that the spreadsheet program shows.
    public let line: Int

    /// Contents of the cells in the order of the columns; an empty cell is an empty string.
    public let cells: [String]

    /// Makes a row.
    public init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }
}
