import HTTPTypes

extension StaffRefusalKind {
    /// Units, agreements, consents, hours, queries that are not told.
    static let ofUnits =
        kinds(
            .notFound, "agreement_unknown", "consent_unknown", "hours_exception_unknown", "lookup_exception_unknown",
            "unit_unknown")
        + kinds(.conflict, "agreement_overlaps", "unit_ended", "unit_exists")
        + kinds(
            .unprocessableContent, "consent_period_not_allowed", "division_unknown", "hours_window_not_allowed")
}
