/// Strings that the cells of a workbook refer to by number.
///
/// One run of bytes and the ends of the strings in it: a `String` for each would take three times the
/// memory. This is the only thing that grows with the workbook, and it is bounded.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Bytes that each string costs besides its text.
    private static let bytesPerEnd = 8

    /// Number of strings.
    var count: Int { ends.count }

    /// Adds a string.
    mutating func append(_ text: [UInt8], limit: Int) throws(FileDecodingError) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        guard bytes.count + ends.count * Self.bytesPerEnd <= limit else {
            throw FileDecodingError(.sharedStringsTooLarge, limit: limit)
        }
    }

    /// The string with this number, from 0; nil if there is none.
    func string(at index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        return String(validating: bytes.span, (index == 0 ? 0 : ends[index - 1])..<ends[index])
    }
}
