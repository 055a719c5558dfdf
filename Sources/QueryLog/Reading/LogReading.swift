public import CreditStore
internal import FoundationEssentials
internal import Postgres

/// Reads the entries that a filter lets through, page by page.
///
/// - Rule: HZ-Q15, PB-12: the reading is logged, and that is committed, before the first entry is shown.
public struct LogReading {
    private struct Place: Decodable {
        let position: Int
        let time: String

        func place() throws -> QueryLogPlace {
            guard let time = LogTime.microseconds(time) else {
                throw PostgresError(.unexpectedResult, "a place in the query log at no time")
            }
            return QueryLogPlace(loggedAtMicroseconds: time, position: position)
        }
    }

    /// What logging the reading answers.
    private struct Beginning: Decodable {
        let receipt: Place
    }

    /// What one page holds.
    private struct Page: Decodable {
        struct Entry: Decodable {
            let entry: String
        }
        let entries: [Entry]
        let next: Place?
    }

    private let store: QueryLogReadingStore
    private let reader: String
    private let reason: String

    /// - Parameters:
    ///   - reader: Account that reads.
    ///   - reason: Why; not empty.
    public init(_ store: QueryLogReadingStore, reader: String, reason: String) {
        self.store = store
        self.reader = reader
        self.reason = reason
    }

    /// Hands out each entry in order.
    ///
    /// - Parameter nowMicroseconds: Microseconds since 1970-01-01 UTC.
    /// - Throws: `PostgresError`; `EntryProblem` for an entry that is none; what `body` throws.
    public func forEach(
        _ filter: QueryLogFilter, pageSize: Int = QueryLogReadingStore.maximumPage, nowMicroseconds: Int64,
        _ body: (LeafText) throws -> Void
    ) throws {
        let permit = try announce(filter, nowMicroseconds: nowMicroseconds)
        var after: QueryLogPlace?
        repeat {
            let text = try store.page(permit: permit, after: after, pageSize: pageSize)
            let page = try JSONDecoder().decode(Page.self, from: Data(text.utf8))
            for entry in page.entries { try body(LeafText(Array(entry.entry.utf8))) }
            after = try page.next?.place()
        } while after != nil
    }

    /// Logs that this is read, also before entries are read from somewhere else.
    ///
    /// - Returns: What permits the reading.
    @discardableResult public func announce(_ filter: QueryLogFilter, nowMicroseconds: Int64) throws -> QueryLogPlace {
        let text = try store.begin(filter, reader: reader, reason: reason, nowMicroseconds: nowMicroseconds)
        return try JSONDecoder().decode(Beginning.self, from: Data(text.utf8)).receipt.place()
    }
}
