/// Reads which sheets a workbook has, in their order, and how it counts days.
final class WorkbookHandler: XMLHandler {
    /// Links to the sheets that the user sees.
    private(set) var visibleSheets: [String] = []
    private(set) var dateSystem = SpreadsheetDate.System.from1900
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError) {
        switch name {
        case .workbookProperties:
            let flag = attributes["date1904"]
            if flag == "1" || flag == "true" { dateSystem = .from1904 }
        case .sheet:
            let isHidden = attributes["state"].map { $0 != "visible" } ?? false
            guard !isHidden, let id = attributes["id"] else { return }
            guard visibleSheets.count < limit else { throw FileDecodingError(.tooManyMembers, limit: limit) }
            visibleSheets.append(id)
        default:
            break
        }
    }
}
