/// Finds the fields of one CSV row in a buffer.
///
/// RFC 4180 and what is met besides: rows end with CR, LF or CRLF; a quote inside a field that did
/// not begin with one is an ordinary character; text behind a closing quote belongs to the field.
struct CSVRowScanner {
    /// Where one field stands.
    struct Field: Equatable {
        /// Bytes of the value, without the quotes around it.
        var range: Range<Int>
        /// It began with a quote.
        var isQuoted = false
        /// The value is not simply the bytes: quotes in it are doubled, or text follows the closing quote.
        var isIrregular = false
    }

    /// What a scan found.
    enum Outcome: Equatable {
        /// A row, which ends before `next`; `lines` line ends were passed.
        case row(next: Int, lines: Int)
        /// The row goes on behind the buffer.
        case incomplete
        /// The text ended inside quotes that were opened `lines` line ends after the start of the row.
        case unterminatedQuote(lines: Int)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// Fields of the row found last; kept between scans so that its memory is used again.
    private(set) var fields: [Field] = []
    /// No field of the row has a byte or a quote: an empty line, or one of separators only.
    private(set) var isBlank = true

    /// Scans the row that begins at `start`; `isAtEnd` if nothing comes after the end of `bytes`.
    mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, separator: UInt8, isAtEnd: Bool
    ) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        isBlank = true
        var position = start
        var lines = 0
        while true {
            if position < end && bytes[position] == Self.quote {
                isBlank = false
                let opened = lines
                guard let next = scanQuoted(bytes, from: position, to: end, separator, isAtEnd: isAtEnd, &lines) else {
                    return isAtEnd ? .unterminatedQuote(lines: opened) : .incomplete
                }
                position = next
            } else {
                let from = position
                position = Self.endOfPlain(bytes, from: from, to: end, separator)
                if position > from { isBlank = false }
                fields.append(Field(range: from..<position))
            }
            guard position < end else { return isAtEnd ? .row(next: end, lines: lines) : .incomplete }
            switch bytes[position] {
            case separator:
                position += 1
            case Self.lineFeed:
                return .row(next: position + 1, lines: lines + 1)
            default:
                // CR; whether LF belongs to it is known only when the next byte is.
                guard position + 1 < end || isAtEnd else { return .incomplete }
                let isPair = position + 1 < end && bytes[position + 1] == Self.lineFeed
                return .row(next: position + (isPair ? 2 : 1), lines: lines + 1)
            }
        }
    }

    /// First separator or line end at or after `from`, else `end`.
    private static func endOfPlain(_ bytes: Span<UInt8>, from: Int, to end: Int, _ separator: UInt8) -> Int {
        var position = from
        while position < end {
            let byte = bytes[position]
            if byte == separator || byte == lineFeed || byte == carriageReturn { break }
            position += 1
        }
        return position
    }

    /// Scans a field that begins with a quote; nil when its end is not in the buffer.
    private mutating func scanQuoted(
        _ bytes: Span<UInt8>, from: Int, to end: Int, _ separator: UInt8, isAtEnd: Bool, _ lines: inout Int
    ) -> Int? {
        var position = from + 1
        var field = Field(range: position..<position, isQuoted: true)
        while position < end {
            let byte = bytes[position]
            if byte == Self.quote {
                guard position + 1 < end else {
                    // The quote may be the first of two.
                    guard isAtEnd else { return nil }
                    break
                }
                guard bytes[position + 1] == Self.quote else { break }
                field.isIrregular = true
                position += 2
                continue
            }
            if byte == Self.lineFeed {
                lines += 1
            } else if byte == Self.carriageReturn && !(position + 1 < end && bytes[position + 1] == Self.lineFeed) {
                lines += 1
            }
            position += 1
        }
        guard position < end else { return nil }
        field.range = from + 1..<position
        let closing = position
        position = Self.endOfPlain(bytes, from: closing + 1, to: end, separator)
        if position > closing + 1 {
            field.isIrregular = true
            field.range = from + 1..<position
        }
        fields.append(field)
        return position
    }

    /// Writes the value of an irregular field to `value`.
    static func resolve(_ field: Field, in bytes: Span<UInt8>, into value: inout [UInt8]) {
        value.removeAll(keepingCapacity: true)
        var isInside = true
        var index = field.range.lowerBound
        while index < field.range.upperBound {
            let byte = bytes[index]
            if isInside && byte == quote {
                if index + 1 < field.range.upperBound && bytes[index + 1] == quote {
                    index += 1
                } else {
                    isInside = false
                    index += 1
                    continue
                }
            }
            value.append(byte)
            index += 1
        }
    }
}
