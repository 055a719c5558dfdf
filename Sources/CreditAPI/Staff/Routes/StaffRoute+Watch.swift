import HTTPTypes

/// Blocks, the daily check, feedback.
///
/// - Rule: QZ-12, PB-3, HZ-M8.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let watchRoutes = [
        blocks, requestBlockLift, decideBlockLift, dailyCheck, dailyCheckPage, recordDailyCheck, feedback,
    ]

    /// Lists blocked accounts.
    static let blocks = get("block_list", "/v1/blocks", parameters: ["open"], StaffWatchCommands.blocks)
    /// Asks for the lifting of a block.
    static let requestBlockLift = post(
        "request_block_lift", "/v1/blocks/{id}/lift-request", StaffWatchCommands.requestLift)
    /// Decides on the lifting that another person asked for.
    static let decideBlockLift = post("decide_block_lift", "/v1/blocks/{id}/lift", StaffWatchCommands.decideLift)
    /// Begins the daily check of a unit's queries and shows the first of them.
    static let dailyCheck = StaffRoute(
        "begin_daily_check", .get, "/v1/daily-check", parameters: ["unit", "day"],
        .turn { try StaffDailyCheck($1).answer(&$0) })
    /// Shows more queries of a check that was begun.
    static let dailyCheckPage = get(
        "daily_check_list", "/v1/daily-check/entries",
        parameters: ["permit_time", "permit_position", "after_time", "after_position"], StaffWatchCommands.checkPage)
    /// Records the daily check.
    static let recordDailyCheck = post("record_daily_check", "/v1/daily-check", StaffWatchCommands.recordCheck)
    /// Lists what using units did with results.
    static let feedback = get(
        "feedback_list", "/v1/feedback", parameters: ["from", "until"], StaffWatchCommands.feedback)
}
