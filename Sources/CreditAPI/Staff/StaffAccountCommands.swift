import CreditStore

/// Reads commands about accounts and units.
///
/// - Rule: PB-9, QZ-3, QZ-13, JJ-10, JJ-14.
enum StaffAccountCommands {
    /// A page of accounts.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (unit, state) = (try form.codeItem("unit"), try form.codeItem("state"))
        let after = try form.codeItem("after")
        return { try StaffAccountStore($0, $1).list(unit: unit, state: state, after: after) }
    }

    /// All that happened to an account.
    static func history(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code()
        return { try StaffAccountStore($0, $1).history(of: account) }
    }

    /// The end of an account's session.
    static func endSession(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code()
        return { try StaffAccountStore($0, $1).endSessions(of: account) }
    }

    /// Changes of accounts.
    static func changes(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        return { try StaffAccountStore($0, $1).changes(onlyOpen: onlyOpen) }
    }

    /// The lock of an account.
    static func suspend(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code()
        let ground = try form.word(
            "ground", of: ["unauthorised_query", "beyond_purpose", "leak", "illegal_supply"])
        let note = try form.body.text("note")
        return { try StaffAccountStore($0, $1).suspend(account, ground: ground, note: note) }
    }

    /// The wish for a change.
    static func request(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let kind = try form.word("kind", of: ["create", "change", "stop", "lock", "start"])
        let account = try form.code("account")
        let reason = try form.body.text("reason")
        let details = try AccountDetails(kind, &form).json
        return { try StaffAccountStore($0, $1).request(kind: kind, account: account, details: details, reason: reason) }
    }

    /// The report that somebody leaves.
    static func departure(_ form: inout StaffForm) throws(Problem) -> StaffWork {
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
