import HTTPTypes

extension StaffRefusalKind {
    /// Reports, prints, corrections of reports.
    static let ofReports =
        kinds(.forbidden, "not_own_data", "receiver_not_of_case")
        + kinds(.notFound, "record_not_in_report", "report_correction_unknown", "report_unknown")
        + kinds(
            .conflict, "print_limit_reached", "report_expired", "report_not_printed", "report_outdated",
            "report_suspended", "reprint_not_due")
        + kinds(.serviceUnavailable, "rules_not_published")
}
