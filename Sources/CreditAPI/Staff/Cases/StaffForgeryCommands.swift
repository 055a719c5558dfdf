import CreditStore

/// Reads commands about forged materials.
///
/// - Rule: HZ-Q9.
enum StaffForgeryCommands {
    /// Decides whether materials are forged.
    static func decide(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["established", "dismissed"])
        let reason = try form.body.text("reason")
        return { try ForgeryStore($0, $1).decide(id, decision: decision, reason: reason) }
    }
}
