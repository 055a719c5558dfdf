import CreditServices
import CreditStore
import HTTPTypes
import Postgres

/// The decision on an account change; tells the first password once, to whoever decides.
///
/// - Rule: PB-9, QZ-2.
struct StaffAccountDecision {
    private let secrets: StaffSecrets
    private let caller: StaffCaller

    init(_ secrets: StaffSecrets, _ caller: StaffCaller) {
        self.secrets = secrets
        self.caller = caller
    }

    /// Decides.
    func answer(
        _ form: inout StaffForm, _ requestToken: [UInt8], _ connection: Connection
    ) throws -> HTTPResponse {
        let change = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.text("reason")
        try form.body.finish()
        let (answer, password) = try AccountDecision(connection, secrets, caller).decide(
            change, decision: decision, reason: reason, requestTokenDigest: requestToken)
        guard let password else { return StaffAnswer.json(answer) }
        return StaffAnswer.json(
            StaffAnswer.json([("initial_password", password.text)], around: ("result", answer)))
    }
}
