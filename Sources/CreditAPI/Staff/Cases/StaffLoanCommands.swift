import CreditStore

/// Reads commands about loans from the archive.
///
/// - Rule: HZ-Q17, TM-1.
enum StaffLoanCommands {
    /// Characters of the name of a unit's head.
    private static let maximumHeadCharacters = 64

    /// Lists loans.
    static func loans(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        let after = try form.place(time: "after_time", id: "after_loan")
        return {
            try LoanStore($0, $1).page(
                onlyOpen: onlyOpen, after: after.map { (requestedAtMicroseconds: $0.atMicroseconds, loan: $0.id) })
        }
    }

    /// Asks for a loan.
    static func request(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (caseID, material) = (try form.uuid("case"), try form.optionalUUID("material"))
        let request = LoanStore.Request(
            kind: try form.word("kind", of: ["read", "borrow", "copy"]), purpose: try form.body.text("purpose"),
            reason: try form.body.text("reason"),
            headOfUnit: try form.body.text("head_of_unit", maximum: maximumHeadCharacters),
            headSignedOn: try form.day("head_signed_on"), from: try form.day("wanted_from"),
            until: try form.day("wanted_until"))
        return { try LoanStore($0, $1).request(request, case: caseID, material: material) }
    }

    /// Decides on a loan.
    static func decide(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let loan = try form.id()
        guard try form.word("decision", of: ["approved", "refused"]) == "approved" else {
            let reason = try form.body.text("reason")
            return { try LoanStore($0, $1).refuse(loan, reason: reason) }
        }
        let remark = try form.body.optionalText("reason")
        let (from, until) = (try form.day("valid_from"), try form.day("valid_until"))
        return { try LoanStore($0, $1).approve(loan, remark: remark, from: from, until: until) }
    }

    /// Takes a loan back.
    static func giveBack(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let loan = try form.id()
        let isComplete = try form.body.boolean("is_complete")
        let note = try form.body.optionalText("note")
        return { try LoanStore($0, $1).giveBack(loan, isComplete: isComplete, note: note) }
    }
}
