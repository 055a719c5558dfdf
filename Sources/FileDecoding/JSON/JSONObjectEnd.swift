/// Finds where an object ends, by its braces outside of strings; can go on after more bytes have come.
struct JSONObjectEnd {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Looks at `bytes[range]`, the bytes behind those that were looked at before.
    ///
    /// - Returns: Index behind the closing brace, or nil when it is not among them.
    mutating func find(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for index in range {
            let byte = bytes[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if isInString {
                isEscaped = byte == UInt8(ascii: "\\")
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return nil
    }
}
