import CreditServices
import HTTPTypes

/// Corrections of records inside cases; each reads, which is logged and committed first, and then stores.
///
/// - Rule: HZ-O8, HZ-Q9, BX-14.
struct StaffCorrectionCommands {
    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    /// Compares the platform's copy with the provider's.
    func compare(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        try form.body.finish()
        try turn.requireToken()
        return StaffAnswer.json(
            try CopyComparison(
                turn.connection, turn.secrets, turn.caller, requestTokenDigest: turn.requestToken
            ).compare(case: id))
    }

    /// Corrects the record of an objection.
    func correct(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let correction = try form.word(
            "correction", of: ["replace", "supplement", "delete", "end_disclosure", "omission"])
        let note = try form.body.text("note")
        // Before the service looks for the catalogue: whoever has no token learns nothing of it.
        try turn.requireToken()
        switch correction {
        case "delete":
            try form.body.finish()
            return StaffAnswer.json(try service.delete(case: id, note: note))
        case "end_disclosure":
            let stated = try form.word("scope", of: DisclosureEndScope.allCases.map(\.rawValue))
            try form.body.finish()
            guard let scope = DisclosureEndScope(rawValue: stated) else { throw Problem(.malformedBody) }
            return StaffAnswer.json(try service.endDisclosure(case: id, scope: scope, note: note))
        default:
            let fields = try form.fields("fields")
            let provider = correction == "omission" ? try form.optionalCode("provider") : nil
            try form.body.finish()
            switch correction {
            case "replace": return StaffAnswer.json(try service.replace(case: id, fields: fields, note: note))
            case "supplement": return StaffAnswer.json(try service.supplement(case: id, fields: fields, note: note))
            default:
                return StaffAnswer.json(
                    try service.takeInOmission(case: id, fields: fields, provider: provider, note: note))
            }
        }
    }

    /// Records an established forgery.
    func recordForgery(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let note = try form.body.text("note")
        try form.body.finish()
        try turn.requireToken()
        return StaffAnswer.json(try service.recordForgery(case: id, note: note))
    }

    private var service: RecordCorrection {
        RecordCorrection(turn.connection, turn.secrets, turn.caller, requestTokenDigest: turn.requestToken)
    }
}
