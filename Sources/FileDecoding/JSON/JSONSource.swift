/// Rows of a JSON file: an object per line, or one array of objects.
///
/// The keys of the first object become the header and the order of the cells. A key that a later
/// object lacks is an empty cell; a key that the first one lacks is a problem of that row. In an array
/// the objects may stand on any lines, and the row's line is where its object begins.
/// - Rule: BX-12
final class JSONSource: RowSource {
    private let window: TextWindow
    private let limits: FileDecodingLimits
    private let isArray: Bool
    /// Line at which the window starts.
    private var line = 1
    private var header: [String] = []
    private var columns: [String: Int] = [:]
    /// The first object or its problem, held back until the header was delivered.
    private var firstRow: Result<FileRow, FileDecodingError>?
    private var hasBegun = false
    private var hasEnded = false

    init(_ window: TextWindow, _ limits: FileDecodingLimits, isArray: Bool) {
        self.window = window
        self.limits = limits
        self.isArray = isArray
    }

    var bytesConsumed: Int { window.bytesConsumed }

    func nextRow() throws(FileDecodingError) -> FileRow? {
        if let row = firstRow {
            firstRow = nil
            return try row.get()
        }
        guard let (range, line) = try isArray ? nextElement() : nextLine() else { return nil }
        defer { finish(range) }
        let object: JSONObject
        let buffer = window.bytes
        do throws(FileDecodingError) {
            object = try JSONObjectScanner.scan(buffer.span, range, maximumMembers: limits.columns)
        } catch {
            throw FileDecodingError(
                error.kind, line: line, byteOffset: error.byteOffset.flatMap(window.fileOffset(of:)),
                limit: error.limit, field: error.field, canContinue: true)
        }
        if header.isEmpty {
            try takeHeader(object, line)
            firstRow = rowOrProblem(object, line)
            return FileRow(line: line, cells: header)
        }
        return try row(object, line)
    }

    private func takeHeader(_ object: JSONObject, _ line: Int) throws(FileDecodingError) {
        guard !object.members.isEmpty else { throw FileDecodingError(.malformedJSON, line: line, canContinue: true) }
        columns = [:]
        for (index, member) in object.members.enumerated() {
            guard columns.updateValue(index, forKey: member.key) == nil else {
                throw FileDecodingError(.duplicateKey, line: line, field: member.key, canContinue: true)
            }
        }
        header = object.members.map(\.key)
    }

    private func rowOrProblem(_ object: JSONObject, _ line: Int) -> Result<FileRow, FileDecodingError> {
        do throws(FileDecodingError) {
            return .success(try row(object, line))
        } catch {
            return .failure(error)
        }
    }

    private func row(_ object: JSONObject, _ line: Int) throws(FileDecodingError) -> FileRow {
        var cells = [String](repeating: "", count: header.count)
        var isSeen = [Bool](repeating: false, count: header.count)
        for (place, member) in object.members.enumerated() {
            // The keys nearly always come in the same order: then no hashing is needed.
            let isInPlace = place < header.count && header[place] == member.key
            guard let column = isInPlace ? place : columns[member.key] else {
                throw FileDecodingError(.unknownKey, line: line, field: member.key, canContinue: true)
            }
            guard !isSeen[column] else {
                throw FileDecodingError(.duplicateKey, line: line, field: member.key, canContinue: true)
            }
            guard member.value.utf8.count <= limits.cellCharacters || member.value.utf16.count <= limits.cellCharacters
            else { throw FileDecodingError(.cellTooLong, line: line, limit: limits.cellCharacters, canContinue: true) }
            isSeen[column] = true
            cells[column] = member.value
        }
        return FileRow(line: line, cells: cells)
    }

    // MARK: - Finding the objects

    /// Consumes what was scanned; the line end behind an object is passed with the next one.
    private func finish(_ range: Range<Int>) {
        line += window.bytes[range].count { $0 == 0x0A }
        window.consume(upTo: range.upperBound)
    }

    /// Brings more behind the window; false at the end of the file.
    private func readMore() throws(FileDecodingError) -> Bool {
        if window.isComplete {
            guard let problem = window.problem else { return false }
            let passed = window.bytes[window.start..<window.end].count { $0 == 0x0A }
            throw problem.at(line: line + passed)
        }
        try checkRowBytes(window.end - window.start)
        try window.refill()
        return true
    }

    /// Looks at the window piece by piece until `found` returns an index; the distance of that from the start.
    ///
    /// `found` is given each byte once. Nil at the end of the file.
    private func distance(
        _ found: (Span<UInt8>, Range<Int>) -> Int?
    ) throws(FileDecodingError) -> Int? {
        var seen = 0
        while true {
            if let distance = look(from: seen, found) { return distance }
            seen = window.end - window.start
            guard try readMore() else { return nil }
        }
    }

    private func look(from seen: Int, _ found: (Span<UInt8>, Range<Int>) -> Int?) -> Int? {
        // Let go before the window is refilled: a second owner would make that a copy.
        let buffer = window.bytes
        return found(buffer.span, window.start + seen..<window.end).map { $0 - window.start }
    }

    /// Consumes blanks and says what follows; nil at the end.
    private func skipBlanks() throws(FileDecodingError) -> UInt8? {
        while true {
            while window.start < window.end {
                let next = window.bytes[window.start]
                if next == 0x0A { line += 1 }
                if next != 0x20 && next != 0x09 && next != 0x0A && next != 0x0D { return next }
                window.consume(upTo: window.start + 1)
            }
            guard try readMore() else { return nil }
        }
    }

    /// The next line that is not blank, without its end.
    private func nextLine() throws(FileDecodingError) -> (Range<Int>, Int)? {
        guard try skipBlanks() != nil else { return nil }
        let lineEnd = try distance { bytes, range in range.first { bytes[$0] == 0x0A } }
        let length = lineEnd ?? window.end - window.start
        try checkRowBytes(length)
        return (window.start..<window.start + length, line)
    }

    /// The next object of the array, found by its braces outside of strings.
    private func nextElement() throws(FileDecodingError) -> (Range<Int>, Int)? {
        guard !hasEnded else { return nil }
        if !hasBegun {
            try expect(UInt8(ascii: "["))
        }
        if try skipBlanks() == UInt8(ascii: "]") { return try endOfArray() }
        if hasBegun { try expect(UInt8(ascii: ",")) }
        hasBegun = true
        guard try skipBlanks() == UInt8(ascii: "{") else { throw FileDecodingError(.malformedJSON, line: line) }
        var end = JSONObjectEnd()
        guard let length = try distance({ end.find(in: $0, $1) }) else {
            throw FileDecodingError(.malformedJSON, line: line)
        }
        try checkRowBytes(length)
        return (window.start..<window.start + length, line)
    }

    private func checkRowBytes(_ count: Int) throws(FileDecodingError) {
        guard count <= limits.rowBytes else {
            throw FileDecodingError(.rowTooLong, line: line, limit: limits.rowBytes)
        }
    }

    private func expect(_ wanted: UInt8) throws(FileDecodingError) {
        guard try skipBlanks() == wanted else { throw FileDecodingError(.malformedJSON, line: line) }
        window.consume(upTo: window.start + 1)
    }

    private func endOfArray() throws(FileDecodingError) -> (Range<Int>, Int)? {
        hasEnded = true
        window.consume(upTo: window.start + 1)
        guard try skipBlanks() == nil else { throw FileDecodingError(.malformedJSON, line: line) }
        return nil
    }
}
