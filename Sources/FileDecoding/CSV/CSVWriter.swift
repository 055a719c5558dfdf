/// Writes rows as CSV that spreadsheet programs open correctly and `RowReader` reads back unchanged.
///
/// UTF-8 with a byte order mark (without it such programs take GBK), CRLF, quotes where RFC 4180 asks
/// for them. Text that a program would compute or round is protected by an apostrophe, which the
/// reader takes off again. Pure: the caller writes the bytes.
/// - Rule: BX-12, X-6
public struct CSVWriter: Sendable {
    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8]

    /// Begins a file with the byte order mark.
    public init() { bytes = [0xEF, 0xBB, 0xBF] }

    /// Adds one row.
    ///
    /// The text must not contain NUL, which no text file holds: it is left out.
    public mutating func append(_ cells: [String]) {
        // A row of empty cells only would be read as a blank line; one pair of quotes makes it a row.
        let isBlank = cells.allSatisfy(\.isEmpty)
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, quoted: isBlank && index == 0)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// Hands over what was written since the last call and goes on empty; for writing in pieces.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ cell: String, quoted: Bool) {
        let text = Array(cell.utf8)
        let protected = SpreadsheetText.needsApostrophe(text.span)
        let isQuoted = quoted || text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x7C || $0 < 0x20 }
        if isQuoted { bytes.append(0x22) }
        if protected { bytes.append(UInt8(ascii: "'")) }
        for byte in text where byte != 0 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(0x22) }
    }
}
