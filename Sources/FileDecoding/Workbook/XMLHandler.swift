/// What is done with the elements of one part of a workbook.
protocol XMLHandler: AnyObject {
    /// Whether text that comes now is collected for `ended`.
    var collectsText: Bool { get }

    /// Whether the stream shall rest after this element, because something is ready to be taken.
    var isReady: Bool { get }

    /// An element begins.
    func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(FileDecodingError)

    /// An element ends; `text` is what was collected, and is emptied by who uses it.
    func ended(_ name: XMLName, _ text: inout [UInt8]) throws(FileDecodingError)
}

extension XMLHandler {
    var collectsText: Bool { false }
    var isReady: Bool { false }
    func ended(_ name: XMLName, _ text: inout [UInt8]) throws(FileDecodingError) {}
}
