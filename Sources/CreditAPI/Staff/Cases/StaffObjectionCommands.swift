import CreditInformation
import CreditServices
import CreditStore

/// Reads commands about objections to records.
///
/// - Rule: HZ-O1 to HZ-O10, HZ-O13, PB-13 to PB-15.
enum StaffObjectionCommands {
    /// Reads an objection.
    static func document(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ObjectionStore($0, $1).document(id) }
    }

    /// Accepts an objection.
    static func accept(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ObjectionStore($0, $1).accept(id) }
    }

    /// Permits an objection to information that was objected to before.
    static func permitRepeat(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ObjectionStore($0, $1).permitRepeat(id, reason: reason) }
    }

    /// Refuses an objection.
    static func refuse(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let ground = try form.word(
            "ground", of: ["identity", "materials", "repeated", "not_in_force", "not_disclosed"])
        let reason = try form.body.text("reason")
        return { try ObjectionStore($0, $1).refuse(id, ground: ground, reason: reason) }
    }

    /// Takes an objection up.
    static func takeUp(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ObjectionStore($0, $1).takeUp(id) }
    }

    /// Asks the provider of the record.
    static func askProvider(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let providerUnit = try form.optionalCode("provider_unit")
        let question = try form.body.text("question", maximum: 1000)
        return { try ObjectionStore($0, $1).askProvider(id, providerUnit: providerUnit, question: question) }
    }

    /// Reports the result of the verification.
    static func reportResult(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let outcome = try form.word("outcome", of: ObjectionOutcome.allCases.map(\.rawValue))
        let resultText = try form.body.text("result_text", maximum: 2000)
        return { try ObjectionStore($0, $1).reportResult(id, outcome: outcome, resultText: resultText) }
    }

    /// Returns a result to the centre.
    static func returnResult(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ObjectionStore($0, $1).returnResult(id, reason: reason) }
    }

    /// Approves a result.
    static func approveResult(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ObjectionStore($0, $1).approveResult(id) }
    }

    /// Records that the applicant was told the result.
    static func notifyApplicant(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let how = try form.word("how", of: NoticeManner.allCases.map(\.rawValue))
        return { try ObjectionStore($0, $1).notifyApplicant(id, how: how) }
    }

    /// Records that the result was collected.
    static func collectResult(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let collectedByName = try form.body.text("collected_by_name", maximum: 100)
        let person = try form.optionalPartyNumber("person")?.digest(form.secrets)
        return { try ObjectionStore($0, $1).collectResult(id, collectedByName: collectedByName, person: person) }
    }

    /// Records that the applicant withdraws an objection.
    static func withdraw(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try ObjectionStore($0, $1).withdraw(id, reason: reason) }
    }
}
