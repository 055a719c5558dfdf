/// Place of a cell, as in `AB12`.
enum CellReference {
    /// Columns that a sheet can have: `XFD`.
    static let sheetColumns = 16_384
    /// Rows that a sheet can have.
    static let sheetRows = 1_048_576

    /// Column of a reference, from 0; nil when it is none or outside of a sheet.
    static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            let letter = Int(byte) - Int(UInt8(ascii: "A"))
            guard (0..<26).contains(letter) else { break }
            column = column * 26 + letter + 1
            guard column <= sheetColumns else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
