import CreditStore
import HTTPTypes

/// Accounts of persons.
///
/// - Rule: PB-9, QZ-3, QZ-13, JJ-10.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let accountRoutes = [
        accounts, accountHistory, suspendAccount, endAccountSession, idleAccounts, accountChanges,
        requestAccountChange, decideAccountChange, reportDeparture, overdueDepartures,
    ]

    /// Lists accounts.
    static let accounts = get(
        "account_list", "/v1/accounts", parameters: ["unit", "state", "after"], StaffAccountCommands.list)
    /// Tells all that happened to an account.
    static let accountHistory = get(
        "account_history", "/v1/accounts/{account}/history", StaffAccountCommands.history)
    /// Locks an account at once.
    static let suspendAccount = post(
        "suspend_account", "/v1/accounts/{account}/suspension", StaffAccountCommands.suspend)
    /// Ends the session of an account.
    static let endAccountSession = delete(
        "end_account_sessions", "/v1/accounts/{account}/session", StaffAccountCommands.endSession)
    /// Lists accounts that have not asked for long.
    static let idleAccounts = get("idle_accounts", "/v1/accounts/idle") { _ in
        { try StaffAccountStore($0, $1).idle() }
    }
    /// Lists changes of accounts, those that wait for a second person among them.
    static let accountChanges = get(
        "account_change_list", "/v1/account-changes", parameters: ["open"], StaffAccountCommands.changes)
    /// Asks for a change of an account.
    static let requestAccountChange = post(
        "request_account_change", "/v1/account-changes", StaffAccountCommands.request)
    /// Decides a change that another person asked for.
    static let decideAccountChange = StaffRoute(
        "decide_account_change", .post, "/v1/account-changes/{id}/decision",
        .turn { try StaffAccountDecision($1).answer(&$0) })
    /// Reports that somebody leaves.
    static let reportDeparture = post("report_departure", "/v1/departures", StaffAccountCommands.departure)
    /// Lists leavers whose accounts should be stopped by now.
    static let overdueDepartures = get("overdue_departures", "/v1/departures/overdue") { _ in
        { try StaffAccountStore($0, $1).overdueDepartures() }
    }
}
