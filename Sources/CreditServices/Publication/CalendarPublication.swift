public import CreditInformation
import CreditStore
public import Postgres

/// Loads the schedules of days off by which the platform counts working days.
///
/// - Rule: X-1.
public struct CalendarPublication {
    private let connection: Connection
    private let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, clock: @escaping () -> Int64) {
        self.connection = connection
        self.clock = clock
    }

    /// Loads the years that are new or different. Years that the file does not have stay as they are.
    ///
    /// - Parameters:
    ///   - loadedBy: Account that answers for it.
    ///   - operatorName: The same as the query log takes it: letters, digits, `.`, `_` and `-`.
    /// - Returns: The years that were loaded, in their order; empty when nothing was new.
    /// - Throws: Then nothing was loaded.
    public func publish(_ calendar: WorkingDayCalendar, loadedBy: String, operatorName: String) throws -> [Int] {
        let now = clock()
        return try connection.transaction {
            let store = CalendarStore(connection)
            let held = try store.calendar().years
            let new = calendar.years.filter { !held.contains($0) }
            guard !new.isEmpty else { return [] }
            for year in new { try store.load(year, loadedBy: loadedBy, atMicroseconds: now) }
            let years = new.map(\.year)
            try store.record(
                years, former: held.filter { years.contains($0.year) }, operatorName: operatorName, atMicroseconds: now)
            // Deadlines that waited for these years get their day with them.
            _ = try store.recountDeadlines()
            return years
        }
    }
}
