import HTTPTypes

extension StaffRefusalKind {
    /// Log-in, passwords, second factors.
    static let ofSessions =
        kinds(.unauthorized, "login_failed", "password_wrong", "session_ended", "session_idle")
        + kinds(
            .forbidden, "account_idle", "account_not_active", "csrf_mismatch", "network_not_allowed",
            "password_must_change", "second_factor_missing")
        + kinds(.conflict, "second_factor_present")
        + kinds(.unprocessableContent, "code_mismatch", "offer_unknown", "password_reused", "password_weak")
}
