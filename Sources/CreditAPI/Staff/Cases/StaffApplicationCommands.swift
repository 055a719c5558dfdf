import CreditStore

/// Reads commands about applications to query credit information at a window.
///
/// - Rule: HZ-Q2, HZ-Q5 to HZ-Q12.
enum StaffApplicationCommands {
    /// Reads an application.
    static func document(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ApplicationStore($0, $1).document(id) }
    }

    /// Asks the applicant to make clear what is asked for.
    static func requestAmendment(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ApplicationStore($0, $1).requestAmendment(id, reason: reason) }
    }

    /// Accepts an application.
    static func accept(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ApplicationStore($0, $1).accept(id) }
    }

    /// Refuses an application.
    static func refuse(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let ground = try form.word(
            "ground", of: ["outside_authority", "does_not_exist", "unclear", "materials", "not_eligible"])
        let reason = try form.body.text("reason")
        return { try ApplicationStore($0, $1).refuse(id, ground: ground, reason: reason) }
    }

    /// Records that the applicant withdraws.
    static func withdraw(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ApplicationStore($0, $1).withdraw(id, reason: reason) }
    }
}
