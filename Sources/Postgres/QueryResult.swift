private import CLibPQ

/// Rows and outcome of one statement; freed when it goes out of use.
@safe public struct QueryResult: ~Copyable {
    private static let jsonbOID: UInt32 = 3802

    /// Owned: made by libpq, cleared in `deinit`, never handed out.
    private let result: OpaquePointer
    /// Number of rows.
    public let rowCount: Int
    /// Number of columns.
    public let columnCount: Int

    init(owning result: OpaquePointer) {
        unsafe self.result = unsafe result
        rowCount = unsafe Int(PQntuples(result))
        columnCount = unsafe Int(PQnfields(result))
    }

    deinit {
        unsafe PQclear(result)
    }

    /// Command tag of the server, for example `INSERT 0 3`.
    public var commandTag: String {
        // The text belongs to the result and is copied.
        guard let text = unsafe PQcmdStatus(result) else { return "" }
        return unsafe String(cString: text)
    }

    /// Rows that were inserted, changed, deleted, selected or copied; 0 for other commands.
    public var affectedRows: Int {
        guard let text = unsafe PQcmdTuples(result) else { return 0 }
        return unsafe Int(String(cString: text)) ?? 0
    }

    /// Name of a column; nil when there is no such column.
    public func columnName(_ column: Int) -> String? {
        guard let text = unsafe PQfname(result, Int32(column)) else { return nil }
        return unsafe String(cString: text)
    }

    /// True when the value is null.
    public func isNull(_ row: Int, _ column: Int) -> Bool {
        check(row, column)
        return unsafe PQgetisnull(result, Int32(row), Int32(column)) == 1
    }

    /// Lends the bytes of a value, in the format of the result; empty when null.
    ///
    /// The bytes belong to the result and end with it; the span can't leave the closure.
    public func withBytes<Value: ~Copyable, Failure: Error>(
        _ row: Int, _ column: Int, _ body: (RawSpan) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        check(row, column)
        let length = unsafe Int(PQgetlength(result, Int32(row), Int32(column)))
        let start = unsafe PQgetvalue(result, Int32(row), Int32(column))
        let memory = unsafe UnsafeRawBufferPointer(start: start, count: length)
        return unsafe try body(memory.bytes)
    }

    /// As `withBytes`, for whoever digests or compares single bytes.
    public func withByteSpan<Value: ~Copyable, Failure: Error>(
        _ row: Int, _ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        check(row, column)
        let length = unsafe Int(PQgetlength(result, Int32(row), Int32(column)))
        guard length > 0, let start = unsafe PQgetvalue(result, Int32(row), Int32(column)) else {
            return try body([UInt8]().span)
        }
        // The memory belongs to the result and stays in place during the call; bytes have no invalid pattern.
        let memory = unsafe UnsafeRawBufferPointer(start: start, count: length).assumingMemoryBound(to: UInt8.self)
        return unsafe try body(memory.span)
    }

    /// Bytes of a value; for `bytea` ask for binary format.
    /// - Throws: `unexpectedResult` when null.
    public func bytes(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8] {
        try required(bytesIfPresent(row, column), row, column)
    }

    /// Bytes of a value, nil when null.
    public func bytesIfPresent(_ row: Int, _ column: Int) -> [UInt8]? {
        if isNull(row, column) { return nil }
        return withBytes(row, column) { span in
            // Copied while the span is valid.
            unsafe span.withUnsafeBytes { unsafe [UInt8]($0) }
        }
    }

    /// A value of a textual type (`text`, `varchar`, `json`, `jsonb`, or anything in text format).
    /// - Throws: `unexpectedResult` when null.
    public func text(_ row: Int, _ column: Int) throws(PostgresError) -> String {
        try required(textIfPresent(row, column), row, column)
    }

    /// A value of a textual type, nil when null.
    public func textIfPresent(_ row: Int, _ column: Int) -> String? {
        if isNull(row, column) { return nil }
        // Binary jsonb is the text with a version number before it.
        let skipped = unsafe isBinary(column) && PQftype(result, Int32(column)) == Self.jsonbOID ? 1 : 0
        return withBytes(row, column) { span in
            unsafe span.withUnsafeBytes { unsafe String(decoding: $0.dropFirst(skipped), as: UTF8.self) }
        }
    }

    /// A `smallint`, `integer`, `bigint`, `date` or instant, in text or binary format.
    ///
    /// Binary dates and instants count from 2000-01-01: use `daysSince1970` and
    /// `microsecondsSince1970`.
    /// - Throws: `unexpectedResult` when null or not such a number.
    public func int64(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
        try required(try int64IfPresent(row, column), row, column)
    }

    /// As `int64`, nil when null.
    public func int64IfPresent(_ row: Int, _ column: Int) throws(PostgresError) -> Int64? {
        if isNull(row, column) { return nil }
        let value: Int64?
        if isBinary(column) {
            value = withBytes(row, column) { span in
                switch span.byteCount {
                case 2: Int64(span.bigEndian(Int16.self))
                case 4: Int64(span.bigEndian(Int32.self))
                case 8: span.bigEndian(Int64.self)
                default: nil
                }
            }
        } else {
            value = textIfPresent(row, column).flatMap { Int64($0) }
        }
        return try required(value, row, column)
    }

    /// A `boolean`, in text or binary format.
    /// - Throws: `unexpectedResult` when null or not a boolean.
    public func bool(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
        let bytes = try bytes(row, column)
        switch bytes {
        case [1], [UInt8(ascii: "t")]: return true
        case [0], [UInt8(ascii: "f")]: return false
        default: throw unexpected(row, column)
        }
    }

    /// A `date` in binary format, in days since 1970-01-01.
    public func daysSince1970(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
        guard isBinary(column), let days = Int32(exactly: try int64(row, column)) else { throw unexpected(row, column) }
        return days + BinaryFormat.epochDays
    }

    /// An instant in binary format, in microseconds since 1970-01-01 00:00 UTC; `infinity` is the largest number.
    public func microsecondsSince1970(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
        guard isBinary(column) else { throw unexpected(row, column) }
        let (sum, isOverflow) = try int64(row, column).addingReportingOverflow(BinaryFormat.epochMicroseconds)
        return isOverflow ? .max : sum
    }

    /// A `uuid` in binary format.
    public func uuid(_ row: Int, _ column: Int) throws(PostgresError) -> UInt128 {
        let value: UInt128? = withBytes(row, column) { span in
            span.byteCount == 16 ? span.bigEndian(UInt128.self) : nil
        }
        return try required(value, row, column)
    }

    private func isBinary(_ column: Int) -> Bool {
        unsafe PQfformat(result, Int32(column)) == 1
    }

    private func required<Value>(_ value: Value?, _ row: Int, _ column: Int) throws(PostgresError) -> Value {
        guard let value else { throw unexpected(row, column) }
        return value
    }

    private func unexpected(_ row: Int, _ column: Int) -> PostgresError {
        PostgresError(.unexpectedResult, "value of row \(row), column \(column) is null or of another type")
    }

    private func check(_ row: Int, _ column: Int) {
        precondition(
            (0..<rowCount).contains(row) && (0..<columnCount).contains(column), "row or column out of range")
    }
}

extension RawSpan {
    /// Reads an integer from the start; the span must be as long as it.
    fileprivate func bigEndian<Integer: FixedWidthInteger & BitwiseCopyable>(_ type: Integer.Type) -> Integer {
        // The caller compared the length; the bits of an integer have no invalid pattern.
        Integer(bigEndian: unsafe unsafeLoadUnaligned(as: Integer.self))
    }
}
