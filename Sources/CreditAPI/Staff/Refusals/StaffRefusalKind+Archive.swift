import HTTPTypes

extension StaffRefusalKind {
    /// Filing, scans, hand-over, loans, destruction.
    static let ofArchive =
        kinds(.forbidden, "keeper_not_allowed", "reading_not_approved")
        + kinds(
            .notFound, "destruction_unknown", "file_destroyed", "file_unknown", "handover_unknown", "loan_unknown")
        + kinds(.conflict, "case_file_limit", "destruction_not_allowed", "handover_not_allowed", "keeper_missing")
        + kinds(.contentTooLarge, "file_too_large")
        + kinds(.unsupportedMediaType, "file_not_accepted")
        + kinds(.unprocessableContent, "late_reason_missing", "loan_not_allowed")
        + kinds(.internalServerError, "file_damaged")
        + kinds(.serviceUnavailable, "file_store_failed", "file_store_full", "file_transfers_busy")
}
