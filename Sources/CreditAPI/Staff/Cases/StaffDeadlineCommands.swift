import CreditStore

/// Reads commands about deadlines and their extensions, and the calendar that they are counted by.
///
/// - Rule: HZ-Q12, HZ-O3, X-1, X-2, BX-14.
enum StaffDeadlineCommands {
    /// Asks for an extension.
    static func requestExtension(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let length = Int32(try form.body.integer("length", in: 1...366))
        let reason = try form.body.text("reason")
        return { try DeadlineStore($0, $1).requestExtension(id, length: length, reason: reason) }
    }

    /// Decides on an extension.
    static func decideExtension(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["granted", "refused"])
        let reason = try form.body.optionalText("reason")
        return { try DeadlineStore($0, $1).decideExtension(id, decision: decision, reason: reason) }
    }

    /// Records that the applicant was told of an extension.
    static func tellExtension(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try DeadlineStore($0, $1).tellExtension(id) }
    }

    /// Says what is to be done about an overdue deadline.
    static func acknowledgeOverdue(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let instruction = try form.body.text("instruction")
        return { try DeadlineStore($0, $1).acknowledgeOverdue(id, instruction: instruction) }
    }
}
