import CreditInformation
import CreditStore

/// Reads commands about consents and about hours.
///
/// - Rule: JJ-7, QZ-8.
enum StaffConsentCommands {
    /// A page of applications.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let state = try form.codeItem("state")
        let after = try form.consentPlace()
        return { try StaffConsentStore($0, $1).page(state: state, after: after) }
    }

    /// The decision on an application.
    static func decide(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        guard try form.word("decision", of: ["granted", "refused"]) == "granted" else {
            let reason = try form.body.text("reason")
            return { try StaffConsentStore($0, $1).refuse(id, reason: reason) }
        }
        let remark = try form.body.optionalText("reason")
        let from = try form.day("valid_from")
        let until = try form.day("valid_until")
        return { try StaffConsentStore($0, $1).grant(id, remark: remark, from: from, until: until) }
    }

    /// The end of a consent.
    static func withdraw(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try StaffConsentStore($0, $1).withdraw(id, reason: reason) }
    }

    /// Windows outside working hours.
    static func hours(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyWaiting = try form.flagItem("waiting")
        return { try StaffHoursStore($0, $1).list(onlyWaiting: onlyWaiting) }
    }

    /// The decision on a window outside working hours.
    static func decideHours(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.optionalText("reason")
        return { try StaffHoursStore($0, $1).decide(id, decision: decision, reason: reason) }
    }

    /// The wish for a window outside working hours.
    static func requestHours(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let unit = try form.code("unit")
        let opens = try form.instant("opens_at")
        let closes = try form.instant("closes_at")
        let reason = try form.body.text("reason")
        return { try StaffHoursStore($0, $1).request(unit: unit, opens: opens, closes: closes, reason: reason) }
    }
}
