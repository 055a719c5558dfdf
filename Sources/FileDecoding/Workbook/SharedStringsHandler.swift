/// Collects the shared strings of a workbook.
///
/// A string in several formats is the text of its runs; readings (`rPh`) are no part of it.
final class SharedStringsHandler: XMLHandler {
    private(set) var strings = SharedStrings()
    private let limit: Int
    private var isInPhonetic = false
    private(set) var collectsText = false

    init(limit: Int) { self.limit = limit }

    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError) {
        switch name {
        case .phonetic: isInPhonetic = true
        case .text: collectsText = !isInPhonetic
        default: break
        }
    }

    func ended(_ name: XMLName, _ text: inout [UInt8]) throws(FileDecodingError) {
        switch name {
        case .phonetic: isInPhonetic = false
        case .text: collectsText = false
        case .stringItem:
            WorkbookText.resolveEscapes(in: &text)
            try strings.append(text, limit: limit)
            text.removeAll(keepingCapacity: true)
        default: break
        }
    }
}
