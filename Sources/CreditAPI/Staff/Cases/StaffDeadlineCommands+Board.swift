import CreditInformation
import CreditStore
import HTTPTypes

extension StaffDeadlineCommands {
    /// Years that an administrator can add: none before the first schedule, none that is far off.
    private static let years: ClosedRange<Int64> = 2004...2200
    /// Days of a kind in one year; most so far were 20.
    private static let maximumDays = 40

    /// Shows what is due.
    static func board(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let filter = DeadlineFilter(
            standing: try form.codeItem("standing"), unit: try form.exactCodeItem("unit"),
            account: try form.exactCodeItem("account"), until: try form.optionalDayItem("until"))
        let (day, deadline) = (try form.optionalDayItem("after_due"), try form.idItem("after_deadline"))
        guard (day == nil) == (deadline == nil) else {
            throw Problem(.malformedParameter, detail: "“after_due”和“after_deadline”须同时填写。")
        }
        return { connection, caller in
            guard let day, let deadline else {
                return try DeadlineStore(connection, caller).board(filter, after: nil)
            }
            return try DeadlineStore(connection, caller).board(filter, after: (due: day, deadline: deadline))
        }
    }

    /// Adds a year of the calendar.
    static func addYear(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let year = Int32(try form.body.integer("year", in: years))
        let source = try form.body.text("source")
        let off = try form.namedDays("days_off", maximum: maximumDays)
        let worked =
            form.body.element("days_worked") == nil
            ? [] : try form.namedDays("days_worked", maximum: maximumDays)
        return { try DeadlineStore($0, $1).addYear(year, source: source, off: off, worked: worked) }
    }
}
