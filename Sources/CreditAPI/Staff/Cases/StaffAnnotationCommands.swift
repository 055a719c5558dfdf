import CreditStore

/// Reads commands about annotations of records that their subjects dispute, and their withdrawals.
///
/// - Rule: HZ-O4, HZ-O11, HZ-O12, JJ-2.
enum StaffAnnotationCommands {
    /// Accepts a request for an annotation.
    static func accept(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try AnnotationStore($0, $1).accept(id) }
    }

    /// Refuses a request for an annotation.
    static func refuse(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let ground = try form.word("ground", of: ["identity", "materials"])
        let reason = try form.body.text("reason")
        return { try AnnotationStore($0, $1).refuse(id, ground: ground, reason: reason) }
    }

    /// Records that the applicant withdraws the request.
    static func withdrawRequest(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try AnnotationStore($0, $1).withdrawRequest(id, reason: reason) }
    }

    /// Characters of a reason that was masked; a mask may be longer than what it hides.
    private static let maximumPublicReasonCharacters = 1000

    /// Annotates the record, with the reason that society reads as the clerk confirms it.
    static func mark(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let publicReason = try form.body.text("public_reason", maximum: maximumPublicReasonCharacters)
        return { try AnnotationStore($0, $1).mark(id, publicReason: publicReason) }
    }

    /// Accepts the withdrawal of an annotation.
    static func acceptWithdrawal(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try AnnotationStore($0, $1).acceptWithdrawal(id) }
    }

    /// Refuses the withdrawal of an annotation.
    static func refuseWithdrawal(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let ground = try form.word("ground", of: ["identity", "materials", "not_in_force"])
        let reason = try form.body.text("reason")
        return { try AnnotationStore($0, $1).refuseWithdrawal(id, ground: ground, reason: reason) }
    }

    /// Removes the annotation.
    static func unmark(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try AnnotationStore($0, $1).unmark(id) }
    }
}
