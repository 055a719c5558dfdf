import CreditServices
import HTTPTypes

/// The decision on an account change; tells the first password once, to whoever decides.
///
/// - Rule: PB-9, QZ-2.
struct StaffAccountDecision {
    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    /// Decides.
    func answer(_ form: inout StaffForm) throws -> HTTPResponse {
        let change = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.text("reason")
        try form.body.finish()
        let (answer, password) = try AccountDecision(turn.connection, turn.secrets, turn.caller).decide(
            change, decision: decision, reason: reason, requestTokenDigest: turn.requestToken)
        guard let password else { return StaffAnswer.json(answer) }
        return StaffAnswer.json(
            StaffAnswer.json([("initial_password", password.text)], around: ("result", answer)))
    }
}
