import HTTPTypes

/// Reports: answers, prints, hand-over, corrections.
///
/// - Rule: HZ-Q3, HZ-Q10, HZ-O10, QZ-9, TM-5, X-8.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let reportRoutes = [
        answerApplication, subjectLookups, answerCorrection, caseReports, readReport, printReport, handOverReport,
        requestReportCorrection, decideReportCorrection,
    ]

    /// Answers an accepted application.
    static let answerApplication = StaffRoute(
        "answer_application", .post, "/v1/applications/{id}/answer",
        .turn { try StaffReportCommands($1).answerApplication(&$0) })
    /// Tells a subject who looked at its data.
    static let subjectLookups = StaffRoute(
        "subject_lookups", .post, "/v1/applications/{id}/lookups", .turn { try StaffReportCommands($1).lookups(&$0) })
    /// Issues the free report after a correction.
    static let answerCorrection = StaffRoute(
        "answer_correction", .post, "/v1/objections/{id}/report",
        .turn { try StaffReportCommands($1).answerCorrection(&$0) })
    /// Lists the reports of a case.
    static let caseReports = get("report_list", "/v1/cases/{id}/reports", StaffReportCommands.list)
    /// Shows an issued report again.
    static let readReport = StaffRoute(
        "read_report", .post, "/v1/reports/{id}/reading", .turn { try StaffReportCommands($1).read(&$0) })
    /// Prints a report.
    static let printReport = StaffRoute(
        "print_report", .post, "/v1/reports/{id}/print", mediaType: "text/html",
        .turn { try StaffReportCommands($1).print(&$0) })
    /// Records that a report was handed over.
    static let handOverReport = post("hand_over_report", "/v1/reports/{id}/handover", StaffReportCommands.handOver)
    /// Asks for the correction of an item in an issued report.
    static let requestReportCorrection = post(
        "request_report_correction", "/v1/report-corrections", StaffReportCommands.requestCorrection)
    /// Decides on the correction of a report.
    static let decideReportCorrection = post(
        "decide_report_correction", "/v1/report-corrections/{id}/decision", StaffReportCommands.decideCorrection)
}
