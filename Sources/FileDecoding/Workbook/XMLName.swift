/// Local names of the elements that are looked at in a workbook.
enum XMLName {
    // Cells.
    case row, cell, value, inlineString, formula
    // Strings.
    case stringItem, text, phonetic
    // Workbook.
    case workbookProperties, sheet, relationship
    // Formats.
    case numberFormat, cellFormats, format
    /// Any other.
    case other

    /// Finds the name behind a possible prefix.
    ///
    /// Written out by length because it runs for every cell.
    init(_ name: UnsafeRawBufferPointer) {
        var local = unsafe name
        if let colon = unsafe name.lastIndex(of: UInt8(ascii: ":")) {
            unsafe local = UnsafeRawBufferPointer(rebasing: name[(colon + 1)...])
        }
        switch local.count {
        case 1: self = unsafe Self.ofOneLetter(local[0])
        case 2...18: self = unsafe Self.ofWord(String(decoding: local, as: UTF8.self))
        default: self = .other
        }
    }

    private static func ofOneLetter(_ letter: UInt8) -> XMLName {
        switch letter {
        case UInt8(ascii: "c"): .cell
        case UInt8(ascii: "v"): .value
        case UInt8(ascii: "t"): .text
        case UInt8(ascii: "f"): .formula
        default: .other
        }
    }

    private static func ofWord(_ word: String) -> XMLName {
        switch word {
        case "row": .row
        case "is": .inlineString
        case "si": .stringItem
        case "rPh": .phonetic
        case "xf": .format
        case "sheet": .sheet
        case "numFmt": .numberFormat
        case "cellXfs": .cellFormats
        case "workbookPr": .workbookProperties
        case "Relationship": .relationship
        default: .other
        }
    }
}
