/// Makes rows from the cells of a sheet.
final class SheetHandler: XMLHandler {
    /// A row or its problem waits to be taken.
    private(set) var isReady = false
    private var finished: Result<FileRow, FileDecodingError>?
    private(set) var collectsText = false

    private let strings: SharedStrings
    private let showsDate: [Bool]
    private let dateSystem: SpreadsheetDate.System
    private let limits: FileDecodingLimits

    private var rowNumber = 0
    private var cells: [String] = []
    private var rowBytes = 0
    private var problem: FileDecodingError?
    private var hasProblem = false
    /// Cells of the header; later rows are filled up to it, because empty cells at the end are not stored.
    private var headerCells: Int?
    private var isInRow = false
    private var isInPhonetic = false

    private var column = -1
    private var cellType = ""
    private var cellFormat = 0

    init(
        strings: SharedStrings, showsDate: [Bool], dateSystem: SpreadsheetDate.System, limits: FileDecodingLimits
    ) {
        self.strings = strings
        self.showsDate = showsDate
        self.dateSystem = dateSystem
        self.limits = limits
    }

    /// Hands over the finished row.
    func take() throws(FileDecodingError) -> FileRow? {
        guard let result = finished else { return nil }
        finished = nil
        isReady = false
        return try result.get()
    }

    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError) {
        switch name {
        case .row: try beginRow(attributes["r"])
        case .cell where isInRow: beginCell(attributes)
        case .phonetic: isInPhonetic = true
        case .value: collectsText = true
        case .text: collectsText = !isInPhonetic
        default: break
        }
    }

    func ended(_ name: XMLName, _ text: inout [UInt8]) throws(FileDecodingError) {
        switch name {
        case .row: endRow()
        case .cell:
            if isInRow, !hasProblem, !text.isEmpty { endCell(&text) }
            text.removeAll(keepingCapacity: true)
        case .phonetic: isInPhonetic = false
        case .value, .text: collectsText = false
        default: break
        }
    }

    private func beginRow(_ number: String?) throws(FileDecodingError) {
        let next = number.map { Int($0) ?? 0 } ?? rowNumber + 1
        guard next > rowNumber, next <= CellReference.sheetRows else {
            throw FileDecodingError(.badCellReference, line: rowNumber)
        }
        rowNumber = next
        cells.removeAll(keepingCapacity: true)
        (rowBytes, column, problem, hasProblem, isInRow) = (0, -1, nil, false, true)
    }

    private func beginCell(_ attributes: borrowing XMLAttributes) {
        if let reference = attributes["r"] {
            guard let stated = CellReference.column(reference), stated > column else {
                return fail(.badCellReference)
            }
            column = stated
        } else {
            column += 1
        }
        cellType = attributes["t"] ?? ""
        cellFormat = attributes["s"].flatMap { Int($0) } ?? 0
    }

    private func endCell(_ text: inout [UInt8]) {
        guard let value = value(&text), !value.isEmpty else { return }
        guard column < limits.columns else { return fail(.tooManyColumns, limit: limits.columns) }
        guard value.utf8.count <= limits.cellCharacters || value.utf16.count <= limits.cellCharacters else {
            return fail(.cellTooLong, limit: limits.cellCharacters)
        }
        rowBytes += value.utf8.count
        guard rowBytes <= limits.rowBytes else { return fail(.rowTooLong, limit: limits.rowBytes) }
        while cells.count < column { cells.append("") }
        cells.append(value)
    }

    private func value(_ text: inout [UInt8]) -> String? {
        switch cellType {
        case "s":
            guard let index = Int(String(decoding: text, as: UTF8.self)), let string = strings.string(at: index) else {
                fail(.badSharedString)
                return nil
            }
            return string
        case "inlineStr", "str":
            WorkbookText.resolveEscapes(in: &text)
            return String(decoding: text, as: UTF8.self)
        case "b":
            return text == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
        case "e":
            return String(decoding: text, as: UTF8.self)
        case "d":
            return isoDate(String(decoding: text, as: UTF8.self))
        default:
            return number(String(decoding: text, as: UTF8.self))
        }
    }

    private func number(_ text: String) -> String {
        if showsDate.indices.contains(cellFormat), showsDate[cellFormat], let serial = Double(text),
            let date = SpreadsheetDate.text(serial, dateSystem)
        {
            return date
        }
        return SpreadsheetNumber.plain(text)
    }

    /// Dates that are stored as text come with a time even when they have none.
    private func isoDate(_ text: String) -> String {
        let midnight = "T00:00:00"
        guard let time = text.firstIndex(of: "T"), text[time...].hasPrefix(midnight) else { return text }
        return String(text[..<time])
    }

    private func endRow() {
        guard isInRow else { return }
        isInRow = false
        if let problem {
            finished = .failure(problem)
            isReady = true
            return
        }
        if cells.isEmpty { return }
        while let width = headerCells, cells.count < width { cells.append("") }
        if headerCells == nil { headerCells = cells.count }
        finished = .success(FileRow(line: rowNumber, cells: cells))
        isReady = true
    }

    private func fail(_ kind: FileDecodingError.Kind, limit: Int? = nil) {
        if !hasProblem {
            hasProblem = true
            problem = FileDecodingError(kind, line: rowNumber, limit: limit, canContinue: true)
        }
    }
}
