import CreditServices
import CreditStore

/// Reads commands about accounts and units.
///
/// - Rule: PB-9, QZ-3, QZ-13, JJ-10, JJ-14.
enum StaffAccountCommands {
    /// What to do; nil for commands about something else.
    static func work(
        _ route: StaffRoute, _ form: inout StaffForm, _ secrets: StaffSecrets
    ) throws(Problem) -> StaffWork? {
        switch route {
        case .accounts:
            let (unit, state) = (try form.codeItem("unit"), try form.codeItem("state"))
            let after = try form.codeItem("after")
            return { try StaffAccountStore($0, $1).list(unit: unit, state: state, after: after) }
        case .accountHistory:
            let account = try form.code()
            return { try StaffAccountStore($0, $1).history(of: account) }
        case .idleAccounts: return { try StaffAccountStore($0, $1).idle() }
        case .accountChanges:
            let onlyOpen = try form.flagItem("open")
            return { try StaffAccountStore($0, $1).changes(onlyOpen: onlyOpen) }
        case .suspendAccount: return try suspend(&form)
        case .endAccountSession:
            let account = try form.code()
            return { try StaffAccountStore($0, $1).endSessions(of: account) }
        case .requestAccountChange: return try request(&form, secrets)
        case .reportDeparture: return try departure(&form)
        case .overdueDepartures: return { try StaffAccountStore($0, $1).overdueDepartures() }
        default: return nil
        }
    }

    private static func suspend(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code()
        let ground = try form.word(
            "ground", of: ["unauthorised_query", "beyond_purpose", "leak", "illegal_supply"])
        let note = try form.body.text("note")
        return { try StaffAccountStore($0, $1).suspend(account, ground: ground, note: note) }
    }

    private static func request(
        _ form: inout StaffForm, _ secrets: StaffSecrets
    ) throws(Problem) -> StaffWork {
        let kind = try form.word("kind", of: ["create", "change", "stop", "lock", "start"])
        let account = try form.code("account")
        let reason = try form.body.text("reason")
        let details = try AccountDetails(kind, &form, secrets).json
        return { try StaffAccountStore($0, $1).request(kind: kind, account: account, details: details, reason: reason) }
    }

    private static func departure(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code("account")
        let leavesOn = try form.day("leaves_on")
        let handover = try form.body.text("handover", maximum: 2000)
        let successor = try form.code("handed_over_to")
        return {
            try StaffAccountStore($0, $1).reportDeparture(
                account, leavesOn: leavesOn, handover: handover, handedOverTo: successor)
        }
    }
}
