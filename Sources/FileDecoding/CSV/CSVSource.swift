/// Rows of a CSV file.
///
/// Blank lines, and lines of separators only, are not rows. The separator is the one of `,`, `;` and
/// tab that the first line has most of, or what a first line `sep=` says.
/// - Rule: BX-12
final class CSVSource: RowSource {
    private let window: TextWindow
    private let limits: FileDecodingLimits
    private var scanner = CSVRowScanner()
    private var separator = UInt8(ascii: ",")
    private var isSeparatorKnown = false
    /// Line at which the window starts.
    private var line = 1
    private var scratch: [UInt8] = []

    /// Comma, semicolon, tab and bar.
    private static let separatorsThatMayBeStated: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    init(_ window: TextWindow, _ limits: FileDecodingLimits) {
        self.window = window
        self.limits = limits
    }

    var bytesConsumed: Int { window.bytesConsumed }

    func nextRow() throws(FileDecodingError) -> FileRow? {
        if !isSeparatorKnown { try findSeparator() }
        while true {
            switch scanRow() {
            case .row(let next, let lines):
                let first = line
                let isEmptyEnd = next == window.start
                if isEmptyEnd { return nil }
                defer {
                    window.consume(upTo: next)
                    line += lines
                }
                if scanner.isBlank { continue }
                return try row(from: window.start, to: next, line: first)
            case .incomplete:
                try needMore()
            case .unterminatedQuote(let lines):
                throw FileDecodingError(.unterminatedQuote, line: line + lines)
            }
        }
    }

    private func scanRow() -> CSVRowScanner.Outcome {
        // Let go before the window is refilled: a second owner would make that a copy.
        let buffer = window.bytes
        return scanner.scan(
            buffer.span, from: window.start, to: window.end, separator: separator,
            isAtEnd: window.isComplete && window.problem == nil)
    }

    /// Brings more of the row that begins at the window's start.
    private func needMore() throws(FileDecodingError) {
        if let problem = window.problem { throw problem.at(line: line + lineEnds(to: window.end)) }
        guard window.end - window.start <= limits.rowBytes else {
            throw FileDecodingError(.rowTooLong, line: line, limit: limits.rowBytes)
        }
        try window.refill()
    }

    private func lineEnds(to end: Int) -> Int {
        window.bytes[window.start..<end].count { $0 == 0x0A }
    }

    private func row(from start: Int, to next: Int, line: Int) throws(FileDecodingError) -> FileRow {
        guard next - start <= limits.rowBytes else {
            throw FileDecodingError(.rowTooLong, line: line, limit: limits.rowBytes)
        }
        guard scanner.fields.count <= limits.columns else {
            throw FileDecodingError(.tooManyColumns, line: line, limit: limits.columns, canContinue: true)
        }
        var cells: [String] = []
        cells.reserveCapacity(scanner.fields.count)
        let buffer = window.bytes
        let bytes = buffer.span
        for field in scanner.fields {
            guard let cell = text(of: field, in: bytes) else { throw invalidText(field.range, line: line) }
            if field.range.count > limits.cellCharacters, cell.utf16.count > limits.cellCharacters {
                throw FileDecodingError(.cellTooLong, line: line, limit: limits.cellCharacters, canContinue: true)
            }
            cells.append(cell)
        }
        return FileRow(line: line, cells: cells)
    }

    /// The value of a field; nil when it is not UTF-8.
    private func text(of field: CSVRowScanner.Field, in bytes: Span<UInt8>) -> String? {
        if field.range.isEmpty { return "" }
        if field.isIrregular {
            CSVRowScanner.resolve(field, in: bytes, into: &scratch)
            let value = scratch
            guard let first = value.first else { return "" }
            return SpreadsheetText.mayBeProtected(first)
                ? unprotectedText(value.span, 0..<value.count) : String(validating: value.span, 0..<value.count)
        }
        return SpreadsheetText.mayBeProtected(bytes[field.range.lowerBound])
            ? unprotectedText(bytes, field.range) : String(validating: bytes, field.range)
    }

    private func unprotectedText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        let content = SpreadsheetText.content(of: bytes, in: range)
        guard content.hasDoubledQuotes else { return String(validating: bytes, content.range) }
        var value: [UInt8] = []
        CSVRowScanner.resolve(.init(range: content.range), in: bytes, into: &value)
        return String(validating: value.span, 0..<value.count)
    }

    private func invalidText(_ range: Range<Int>, line: Int) -> FileDecodingError {
        let buffer = window.bytes
        let valid = UTF8Check(buffer.span.extracting(range)).validBytes
        return FileDecodingError(
            .invalidText, line: line, byteOffset: window.fileOffset(of: range.lowerBound + valid), canContinue: true)
    }

    /// Reads up to the end of the first line that is not empty and decides.
    private func findSeparator() throws(FileDecodingError) {
        isSeparatorKnown = true
        var counts: [(separator: UInt8, count: Int)] = [0x2C, 0x3B, 0x09].map { ($0, 0) }
        var isQuoted = false
        var distance = 0
        var isBlank = true
        while true {
            while window.start + distance >= window.end {
                if window.isComplete || distance > limits.rowBytes { return decide(counts) }
                try window.refill()
            }
            let byte = window.bytes[window.start + distance]
            distance += 1
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D {
                if isBlank { continue }
                break
            }
            isBlank = false
            for index in counts.indices where counts[index].separator == byte { counts[index].count += 1 }
        }
        if !takeStatedSeparator(lineEnd: distance - 1) { decide(counts) }
    }

    private func decide(_ counts: [(separator: UInt8, count: Int)]) {
        var best = counts[0]
        for candidate in counts where candidate.count > best.count { best = candidate }
        separator = best.separator
    }

    /// `sep=;` as the whole first line, as spreadsheet programs read it: says the separator and is no row.
    private func takeStatedSeparator(lineEnd: Int) -> Bool {
        guard lineEnd == 5 else { return false }
        let first = Array(window.bytes[window.start..<window.start + lineEnd])
        guard first[0..<3].map({ $0 | 0x20 }) == [0x73, 0x65, 0x70], first[3] == UInt8(ascii: "="),
            Self.separatorsThatMayBeStated.contains(first[4])
        else { return false }
        separator = first[4]
        window.consume(upTo: window.start + lineEnd)
        return true
    }
}
