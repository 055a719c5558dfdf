public import CreditInformation
public import Postgres

extension DeadlineStore {
    /// Deadlines on a page: a screen or two.
    private static let pageSize: Int32 = 100

    /// A page of open deadlines, those that can't be counted first, then by last day.
    ///
    /// - Parameter after: Where the page before ended; nil for the first page.
    /// - Returns: JSON: `today`, `deadlines`, `missing_years`, `next`.
    public func board(
        _ filter: DeadlineFilter, after: (due: CalendarDate, deadline: UInt128)?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.deadline_board($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                .optional(filter.standing), .optional(filter.unit), .optional(filter.account),
                .optional(filter.until), .optional(after?.due), .optional(after?.deadline), .int4(Self.pageSize),
            ])
    }

    /// Adds a year of the calendar, and counts the deadlines that waited for it.
    ///
    /// - Parameters:
    ///   - off: Mondays to Fridays that are free.
    ///   - worked: Saturdays and Sundays that are worked.
    /// - Returns: JSON: `year`, `counted_deadlines`.
    public func addYear(
        _ year: Int32, source: String, off: [NamedDay], worked: [NamedDay]
    ) throws(PostgresError) -> String {
        try give(
            "select credit.add_calendar_year($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .int4(year), .text(source), Self.days(off), .texts(off.map(\.name)), Self.days(worked),
                .texts(worked.map(\.name)),
            ])
    }

    private static func days(_ days: [NamedDay]) -> Parameter {
        var encoder = ArrayEncoder.date
        for day in days { encoder.append(daysSince1970: Int32(day.day.daysSinceEpoch)) }
        return encoder.parameter()
    }
}
