public import Postgres

/// Entries of the query log as one answer of the database brought them; nothing is copied until it is asked for.
public struct QueryLogEntryPage: ~Copyable {
    /// Columns of text, by their place in the answer.
    public enum TextColumn: Int, Sendable {
        /// For whom it was answered.
        case audience = 2
        /// What was asked.
        case operation
        /// How it was answered.
        case outcome
        /// Who asked.
        case actor
        /// The actor's unit.
        case unitCode
        /// Why it was asked.
        case purpose
    }

    private let result: QueryResult

    init(_ result: consuming QueryResult) {
        self.result = result
    }

    /// Entries of the page.
    public var count: Int { result.rowCount }

    /// Place of an entry in the log.
    public func position(_ row: Int) throws(PostgresError) -> Int {
        Int(try result.int64(row, 0))
    }

    /// Microseconds since 1970-01-01 UTC.
    public func loggedAt(_ row: Int) throws(PostgresError) -> Int64 {
        try result.microsecondsSince1970(row, 1)
    }

    /// The one subject asked for; nil: none.
    public func subjectKey(_ row: Int) throws(PostgresError) -> UInt128? {
        result.isNull(row, 8) ? nil : try result.uuid(row, 8)
    }

    /// Whether a column's text is what stands in a part of some bytes; for a column that is null, whether there is no part.
    public func isText(_ row: Int, _ column: TextColumn, equalTo bytes: Span<UInt8>, in range: Range<Int>?) -> Bool {
        result.withByteSpan(row, column.rawValue) { text in
            guard let range else { return text.isEmpty && result.isNull(row, column.rawValue) }
            guard text.count == range.count, !text.isEmpty || !result.isNull(row, column.rawValue) else {
                return false
            }
            for index in text.indices where text[index] != bytes[range.lowerBound + index] { return false }
            return true
        }
    }

    /// A copy of the leaf's exact bytes.
    public func leaf(_ row: Int) throws(PostgresError) -> [UInt8] {
        try result.bytes(row, 9)
    }

    /// Lends the leaf's exact bytes, which end with the page.
    public func withLeaf<Value: ~Copyable, Failure: Error>(
        _ row: Int, _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try result.withByteSpan(row, 9, body)
    }
}
