import HTTPTypes

/// Logging in and out, passwords, second factors.
///
/// - Rule: PB-7, PB-11, QZ-2, QZ-3.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let sessionRoutes = [openSession, session, endSession, changePassword, offerSecondFactor, enrolSecondFactor]

    /// Logs in.
    static let openSession = StaffRoute(
        "open_session", .post, "/v1/session", .turn { try StaffSessionCommands($1).logIn(&$0) })
    /// Says who is logged in.
    static let session = StaffRoute(
        "session_state", .get, "/v1/session", .turn { try StaffSessionCommands($1).state() })
    /// Logs out.
    static let endSession = StaffRoute(
        "end_session", .delete, "/v1/session", .turn { try StaffSessionCommands($1).logOut() })
    /// Sets a new password.
    static let changePassword = StaffRoute(
        "set_password", .post, "/v1/session/password", .turn { try StaffSessionCommands($1).changePassword(&$0) })
    /// Makes a secret for a second factor.
    static let offerSecondFactor = StaffRoute(
        "offer_second_factor", .post, "/v1/session/second-factor-offer",
        .turn { try StaffSessionCommands($1).offer(&$0) })
    /// Takes the second factor into use.
    static let enrolSecondFactor = StaffRoute(
        "enrol_second_factor", .post, "/v1/session/second-factor", .turn { try StaffSessionCommands($1).enrol(&$0) })
}
