public import CreditInformation
public import Postgres

/// Keeps the schedules of days off by which the database counts working days.
///
/// Confined to the thread of its connection, which logs in as intake.
/// - Rule: X-1.
public struct CalendarStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The years that are loaded.
    public func calendar() throws(PostgresError) -> WorkingDayCalendar {
        let years = try connection.execute("select year, source from credit.calendar_year order by year")
        let days = try connection.execute("select day, is_working, name from credit.calendar_exception order by day")
        var exceptions: [Int: [CalendarException]] = [:]
        for row in 0..<days.rowCount {
            guard let day = CalendarDate(daysSinceEpoch: Int(try days.daysSince1970(row, 0))) else {
                throw PostgresError(.unexpectedResult, "a day outside the calendar")
            }
            exceptions[day.year, default: []].append(
                CalendarException(day: day, isWorking: try days.bool(row, 1), name: try days.text(row, 2)))
        }
        var loaded: [CalendarYear] = []
        for row in 0..<years.rowCount {
            let year = Int(try years.int64(row, 0))
            loaded.append(
                CalendarYear(year: year, source: try years.text(row, 1), exceptions: exceptions[year, default: []]))
        }
        return WorkingDayCalendar(years: loaded)
    }

    /// Loads a year, in place of what was loaded of it, inside the caller's transaction.
    ///
    /// - Parameters:
    ///   - loadedBy: Account that answers for it.
    ///   - atMicroseconds: Instant, microseconds since 1970-01-01 UTC.
    public func load(_ year: CalendarYear, loadedBy: String, atMicroseconds: Int64) throws(PostgresError) {
        _ = try connection.execute(
            """
            delete from credit.calendar_exception
            where day >= pg_catalog.make_date($1, 1, 1) and day < pg_catalog.make_date($1 + 1, 1, 1)
            """, [.int4(Int32(year.year))])
        _ = try connection.execute(
            """
            insert into credit.calendar_year (year, source, loaded_at, loaded_by)
            values ($1, $2, $3, $4)
            on conflict (year) do update
            set source = excluded.source, loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by
            """,
            [
                .int4(Int32(year.year)), .text(year.source), .timestamp(microsecondsSince1970: atMicroseconds),
                .text(loadedBy),
            ])
        for exception in year.exceptions {
            _ = try connection.execute(
                "insert into credit.calendar_exception (day, is_working, name) values ($1, $2, $3)",
                [.day(exception.day), .bool(exception.isWorking), .text(exception.name)])
        }
    }

    /// Counts the deadlines that waited for a year, inside the caller's transaction.
    ///
    /// - Returns: How many have a last day now.
    public func recountDeadlines() throws(PostgresError) -> Int {
        Int(try connection.execute("select credit.recount_deadlines()").int64(0, 0))
    }

    /// Leaves the entry of years that were loaded at an instant in the query log, inside the caller's transaction.
    ///
    /// - Parameters:
    ///   - years: All that were loaded at the instant.
    ///   - former: What was loaded of them before.
    ///   - operatorName: Account of the machine, letters, digits, `.`, `_` and `-`.
    public func record(
        _ years: [Int], former: [CalendarYear], operatorName: String, atMicroseconds: Int64
    ) throws(PostgresError) {
        let days = former.map { year in
            let texts = year.exceptions.map { "\"\($0.day) \($0.isWorking ? "worked" : "off")\"" }
            return "\"\(year.year)\":[\(texts.joined(separator: ","))]"
        }
        _ = try connection.execute(
            "select credit.record_calendar_loading($1, $2, $3, $4::text::integer[], $5::text::jsonb)",
            [
                .timestamp(microsecondsSince1970: atMicroseconds), .text(operatorName), .text(QueryOrigin.unknown),
                .text("{\(years.map(String.init).joined(separator: ","))}"), .text("{\(days.joined(separator: ","))}"),
            ])
    }
}
