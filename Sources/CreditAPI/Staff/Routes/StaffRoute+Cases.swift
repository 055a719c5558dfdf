/// Cases of every kind, their deadlines, and the calendar.
///
/// - Rule: HZ-Q12, HZ-O3, X-1, X-2, BX-14.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let caseRoutes = [
        cases, searchCases, caseDocument, deadlines, requestExtension, decideExtension, tellExtension,
        acknowledgeOverdue, addCalendarYear,
    ]

    /// Lists cases.
    static let cases = get(
        "case_list", "/v1/cases",
        parameters: ["kind", "state", "unit", "receipt_number", "before_time", "before_case"], StaffCaseCommands.list)
    /// Searches the cases of an applicant by a number, which stands in no address.
    static let searchCases = post("case_search", "/v1/case-searches", StaffCaseCommands.search)
    /// Reads a case.
    static let caseDocument = get("case_document", "/v1/cases/{id}", StaffCaseCommands.document)
    /// Shows what is due.
    static let deadlines = get(
        "deadline_board", "/v1/deadlines",
        parameters: ["standing", "unit", "account", "until", "after_due", "after_deadline"],
        StaffDeadlineCommands.board)
    /// Asks for an extension.
    static let requestExtension = post(
        "request_extension", "/v1/deadlines/{id}/extension", StaffDeadlineCommands.requestExtension)
    /// Decides on an extension.
    static let decideExtension = post(
        "decide_extension", "/v1/extensions/{id}/decision", StaffDeadlineCommands.decideExtension)
    /// Records that the applicant was told of an extension.
    static let tellExtension = post(
        "tell_extension", "/v1/extensions/{id}/notice", StaffDeadlineCommands.tellExtension)
    /// Says what is to be done about an overdue deadline.
    static let acknowledgeOverdue = post(
        "acknowledge_overdue", "/v1/deadlines/{id}/acknowledgement", StaffDeadlineCommands.acknowledgeOverdue)
    /// Adds a year of the working-day calendar.
    static let addCalendarYear = post("add_calendar_year", "/v1/calendar-years", StaffDeadlineCommands.addYear)
}
