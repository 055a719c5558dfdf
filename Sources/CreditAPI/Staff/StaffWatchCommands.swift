import CreditStore

/// Reads commands about blocks, the daily check and feedback; the beginning of a check is `StaffDailyCheck`'s.
///
/// - Rule: QZ-12, PB-3, HZ-M8.
enum StaffWatchCommands {
    /// Blocked accounts.
    static func blocks(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        return { try StaffWatchStore($0, $1).blocks(onlyOpen: onlyOpen) }
    }

    /// The wish that a block is lifted.
    static func requestLift(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try StaffWatchStore($0, $1).requestLift(id, reason: reason) }
    }

    /// The decision on a block.
    static func decideLift(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.optionalText("reason")
        return { try StaffWatchStore($0, $1).decideLift(id, decision: decision, reason: reason) }
    }

    /// A further page of a check that was begun.
    static func checkPage(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        guard let permit = try form.logPlace(time: "permit_time", position: "permit_position") else {
            throw Problem(.malformedParameter, detail: "须填写核查凭据（permit_time、permit_position）。")
        }
        let after = try form.logPlace(time: "after_time", position: "after_position")
        return { try StaffWatchStore($0, $1).dailyCheckPage(permit: permit, after: after) }
    }

    /// The finding of a check.
    static func recordCheck(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let time = try form.instant("permit_time")
        let position = try form.body.integer("permit_position", in: 0...Int64.max)
        let permit = QueryLogPlace(loggedAtMicroseconds: time, position: Int(position))
        let finding = try form.body.text("finding")
        return { try StaffWatchStore($0, $1).recordDailyCheck(permit: permit, finding: finding) }
    }

    /// What using units did with results.
    static func feedback(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (from, until) = (try form.dayItem("from"), try form.dayItem("until"))
        return { try StaffWatchStore($0, $1).feedback(from: from, until: until) }
    }
}
