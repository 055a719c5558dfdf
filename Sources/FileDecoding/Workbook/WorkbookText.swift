/// Text of a workbook's strings.
enum WorkbookText {
    /// Replaces `_xHHHH_`, the way in which workbooks write characters that XML does not allow.
    ///
    /// `_x005F_` is the underscore itself. Surrogates and NUL stay as they are written.
    static func resolveEscapes(in text: inout [UInt8]) {
        // Nearly no text has one.
        guard var index = text.firstIndex(of: UInt8(ascii: "_")) else { return }
        var result = Array(text[..<index])
        while index < text.count {
            if text[index] == UInt8(ascii: "_"), let scalar = escape(in: text, at: index) {
                result.append(contentsOf: String(Character(scalar)).utf8)
                index += escapeBytes
            } else {
                result.append(text[index])
                index += 1
            }
        }
        text = result
    }

    private static let escapeBytes = 7

    private static func escape(in text: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard index + escapeBytes <= text.count, text[index + 1] == UInt8(ascii: "x"),
            text[index + escapeBytes - 1] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for byte in text[index + 2..<index + 6] {
            guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }
}
