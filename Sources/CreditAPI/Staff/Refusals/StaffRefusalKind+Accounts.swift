import HTTPTypes

extension StaffRefusalKind {
    /// Accounts, certificates, blocks, the daily check.
    static let ofAccounts =
        kinds(.forbidden, "daily_check_not_begun", "own_account")
        + kinds(.notFound, "account_unknown", "block_unknown", "certificate_unknown", "change_unknown")
        + kinds(
            .conflict, "account_exists", "administrators_exist", "certificate_bound", "certificate_ended",
            "change_decided", "change_open", "changed_meanwhile", "departure_reported", "last_administrators",
            "person_has_account", "requester_cannot_act", "role_not_of_unit")
        + kinds(
            .unprocessableContent, "certificate_expired", "certificate_malformed", "day_not_over",
            "details_not_allowed", "holder_out_of_scope", "initial_password_missing", "initial_password_not_needed",
            "training_missing")
}
