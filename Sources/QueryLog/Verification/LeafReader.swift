/// A place in the bytes of a leaf that moves forwards.
struct LeafReader {
    /// Bytes of the leaf.
    let count: Int
    /// The next byte, 0...count.
    private(set) var place: Int

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// Starts at a place, by default the first byte.
    init(count: Int, place: Int = 0) {
        self.count = count
        self.place = place
    }

    /// Steps over the words if they are next.
    mutating func take(_ words: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        guard place + words.count <= count else { return false }
        for index in words.indices where bytes[place + index] != words[index] { return false }
        place += words.count
        return true
    }

    /// Steps over the words, which must be next.
    mutating func expect(_ words: [UInt8], _ bytes: Span<UInt8>) throws(EntryProblem) {
        guard take(words, bytes) else { throw .malformed(byte: place) }
    }

    /// Whether the bytes begin as a leaf of any version does.
    func startsWithAnyVersion(_ bytes: Span<UInt8>) -> Bool {
        var start = LeafReader(count: count)
        return start.take(LeafWords.anyVersion, bytes) && !start.digits(bytes).isEmpty
    }

    /// Steps over digits; there may be none.
    mutating func digits(_ bytes: Span<UInt8>) -> Range<Int> {
        let start = place
        while place < count, 48...57 ~= bytes[place] { place += 1 }
        return start..<place
    }

    /// Steps to the quotation mark that ends a text; the writer's texts hold none, and nothing that would be escaped.
    mutating func text(_ bytes: Span<UInt8>) throws(EntryProblem) -> Range<Int> {
        let start = place
        while place < count, bytes[place] != Self.quote {
            guard bytes[place] != Self.backslash, bytes[place] >= 0x20 else { throw .malformed(byte: place) }
            place += 1
        }
        guard place < count else { throw .malformed(byte: place) }
        return start..<place
    }

    /// As `text`, and steps over the quotation mark.
    mutating func closedText(_ bytes: Span<UInt8>) throws(EntryProblem) -> Range<Int> {
        let text = try text(bytes)
        place += 1
        return text
    }

    /// Steps over one JSON value: to where its brackets are closed, or, for a value without any, to the next comma.
    mutating func value(_ bytes: Span<UInt8>) throws(EntryProblem) -> Range<Int> {
        let start = place
        var depth = 0
        while place < count {
            switch bytes[place] {
            case Self.quote: try skipString(bytes)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth >= 0 else { throw .malformed(byte: place) }
            case UInt8(ascii: ",") where depth == 0:
                guard place > start else { throw .malformed(byte: place) }
                return start..<place
            default: break
            }
            place += 1
        }
        throw .malformed(byte: start)
    }

    /// Steps from the first to the last quotation mark of a string.
    private mutating func skipString(_ bytes: Span<UInt8>) throws(EntryProblem) {
        place += 1
        while place < count {
            switch bytes[place] {
            case Self.quote: return
            case Self.backslash: place += 2
            default: place += 1
            }
        }
        throw .malformed(byte: count)
    }
}
