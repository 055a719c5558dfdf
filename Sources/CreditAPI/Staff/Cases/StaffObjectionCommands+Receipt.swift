import CreditInformation
import CreditServices
import CreditStore

extension StaffObjectionCommands {
    /// Characters of a reason, of an objection or an answer to one.
    static let maximumReasonCharacters = 1000

    /// Receives an objection.
    ///
    /// What nobody can confirm becomes a remark on the record, which others read masked (PB-15, BX-10).
    static func receive(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let appearance = try form.appearance()
        let reason = try form.body.text("reason", maximum: maximumReasonCharacters)
        let objection = NewObjection(
            record: try form.optionalUUID("record"), item: try form.optionalCode("item"),
            provider: try form.optionalCode("provider"), report: try form.optionalUUID("report"),
            kindOfError: try form.word("kind_of_error", of: ObjectionGround.allCases.map(\.rawValue)),
            reason: reason, publicReason: PersonalDataScanner.scan(reason).maskedText,
            newGround: try form.body.optionalText("new_ground"))
        let secrets = form.secrets
        return { connection, caller in
            let applicant = try appearance.received(as: .objection, caller, secrets)
            return try ObjectionStore(connection, caller).receive(
                from: applicant, objection,
                progressProof: appearance.progressProof(for: applicant.receiptNumber, secrets))
        }
    }
}
