/// Finds which cell formats of a workbook show dates.
final class StylesHandler: XMLHandler {
    /// For each cell format, by number: whether it shows a date or a time.
    private(set) var showsDate: [Bool] = []
    private var ownFormats: [Int: Bool] = [:]
    private var isInCellFormats = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError) {
        switch name {
        case .numberFormat:
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            ownFormats[id] = NumberFormat.showsDate(code)
        case .cellFormats:
            isInCellFormats = true
        case .format where isInCellFormats:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            showsDate.append(ownFormats[id] ?? NumberFormat.showsDate(builtIn: id))
        default:
            break
        }
        guard showsDate.count <= limit, ownFormats.count <= limit else {
            throw FileDecodingError(.tooManyCellFormats, limit: limit)
        }
    }

    func ended(_ name: XMLName, _ text: inout [UInt8]) throws(FileDecodingError) {
        if name == .cellFormats { isInCellFormats = false }
    }
}
