/// How text is protected from spreadsheet programs in CSV, and how that is undone.
///
/// A program that opens a CSV file computes cells that begin like a formula, and turns long digit
/// strings into rounded numbers. Report files go to providers, are mended there in such a program and
/// come back, so what the writer adds the reader must take off:
///
/// - The writer puts an apostrophe before text that begins with `=`, `+`, `-`, `@` (also full-width),
///   tab, carriage return, line feed or an apostrophe, and before digit strings that a program would
///   change: 12 digits and more, a leading zero, or digits around one `E` (some unified codes).
/// - The reader takes off one apostrophe where one of these characters or a digit follows.
/// - The reader also undoes two habits of other exports: a tab before digits, and `="00123"`.
///
/// For every text, reading what was written gives the text back.
/// - Rule: BX-12, X-6
enum SpreadsheetText {
    private static let apostrophe = UInt8(ascii: "'")
    private static let quote = UInt8(ascii: "\"")
    private static let tab: UInt8 = 0x09
    /// Digits from which programs show a number with an exponent.
    private static let digitsShownRounded = 12

    /// Part of a cell that is its real content; `hasDoubledQuotes` if quotes in it stand for one each.
    struct Content: Equatable {
        let range: Range<Int>
        var hasDoubledQuotes = false
    }

    /// Whether a cell that begins so may have to be changed; false for nearly all.
    static func mayBeProtected(_ first: UInt8) -> Bool {
        first == apostrophe || first == tab || first == UInt8(ascii: "=")
    }

    /// Finds the content of the cell `bytes[range]`.
    static func content(of bytes: Span<UInt8>, in range: Range<Int>) -> Content {
        let whole = Content(range: range)
        guard range.count > 1 else { return whole }
        switch bytes[range.lowerBound] {
        case apostrophe:
            let rest = range.lowerBound + 1..<range.upperBound
            let next = bytes[rest.lowerBound]
            return isDigit(next) || beginsDangerously(bytes, in: rest) ? Content(range: rest) : whole
        case tab:
            return isDigit(bytes[range.lowerBound + 1])
                ? Content(range: range.lowerBound + 1..<range.upperBound) : whole
        case UInt8(ascii: "="):
            return quotedFormula(bytes, in: range) ?? whole
        default:
            return whole
        }
    }

    /// `="text"`, where the text has no single quote: then it is no calculation but a protected text.
    private static func quotedFormula(_ bytes: Span<UInt8>, in range: Range<Int>) -> Content? {
        guard range.count >= 3, bytes[range.lowerBound + 1] == quote, bytes[range.upperBound - 1] == quote,
            range.lowerBound + 2 <= range.upperBound - 1
        else { return nil }
        let inner = range.lowerBound + 2..<range.upperBound - 1
        var index = inner.lowerBound
        var doubled = false
        while index < inner.upperBound {
            if bytes[index] == quote {
                guard index + 1 < inner.upperBound, bytes[index + 1] == quote else { return nil }
                doubled = true
                index += 1
            }
            index += 1
        }
        return Content(range: inner, hasDoubledQuotes: doubled)
    }

    /// Whether the writer must put an apostrophe before the text.
    static func needsApostrophe(_ text: Span<UInt8>) -> Bool {
        guard !text.isEmpty else { return false }
        return beginsDangerously(text, in: 0..<text.count) || isDigitsThatChange(text)
    }

    private static func beginsDangerously(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), apostrophe, tab, 0x0A, 0x0D:
            true
        case 0xEF:
            // Full-width ＝ ＋ － ＠: U+FF1D U+FF0B U+FF0D U+FF20.
            range.count >= 3 && bytes[range.lowerBound + 1] == 0xBC
                && [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[range.lowerBound + 2])
        default:
            false
        }
    }

    private static func isDigitsThatChange(_ text: Span<UInt8>) -> Bool {
        guard isDigit(text[0]), isDigit(text[text.count - 1]) else { return false }
        var exponents = 0
        for index in text.indices where !isDigit(text[index]) {
            guard text[index] | 0x20 == UInt8(ascii: "e"), exponents == 0 else { return false }
            exponents += 1
        }
        let leadingZero = text.count > 1 && text[0] == UInt8(ascii: "0")
        return exponents == 1 || text.count >= digitsShownRounded || leadingZero
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
