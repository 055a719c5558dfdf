import CreditInformation
import CreditServices
import CreditStore

extension StaffAnnotationCommands {
    /// Receives a request for an annotation.
    ///
    /// Society reads the reason without the personal data in it (BX-10), so it is masked before it is stored (JJ-2).
    static func receive(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let objection = try form.uuid("objection")
        let appearance = try form.appearance()
        let reason = try form.body.text("reason")
        let publicReason = PersonalDataScanner.scan(reason).maskedText
        let secrets = form.secrets
        return { connection, caller in
            let applicant = try appearance.received(as: .annotation, caller, secrets)
            return try AnnotationStore(connection, caller).receive(
                after: objection, from: applicant, reason: reason, publicReason: publicReason,
                progressProof: appearance.progressProof(for: applicant.receiptNumber, secrets))
        }
    }

    /// Receives the withdrawal of an annotation.
    static func receiveWithdrawal(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let annotation = try form.uuid("annotation")
        let appearance = try form.appearance()
        let secrets = form.secrets
        return { connection, caller in
            let applicant = try appearance.received(as: .annotationWithdrawal, caller, secrets)
            return try AnnotationStore(connection, caller).receiveWithdrawal(
                of: annotation, from: applicant,
                progressProof: appearance.progressProof(for: applicant.receiptNumber, secrets))
        }
    }
}
