import CreditStore
import HTTPTypes

extension StaffReportCommands {
    /// Characters of a corrected text.
    private static let maximumCorrectionCharacters = 1000

    /// Lists the reports of a case.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try ReportCommandStore($0, $1).list(case: id) }
    }

    /// Records a hand-over.
    static func handOver(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let report = try form.id()
        let receiver = try form.body.text("received_by_name", maximum: StaffForm.maximumNameCharacters)
        let isSigned = try form.body.boolean("signed")
        let file = try form.optionalUUID("signature_file")
        return {
            try ReportCommandStore($0, $1).handOver(
                report, receiver: receiver, isSigned: isSigned, signatureFile: file)
        }
    }

    /// Asks for a correction.
    static func requestCorrection(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (report, record) = (try form.uuid("report"), try form.uuid("record"))
        let field = try form.body.optionalText("field", maximum: 64)
        let wrong = try form.body.text("wrong_text", maximum: maximumCorrectionCharacters)
        let right = try form.body.text("right_text", maximum: maximumCorrectionCharacters)
        let reason = try form.body.text("reason")
        return { connection, caller in
            try ReportCommandStore(connection, caller).requestCorrection(
                try RandomID.make(), of: report, record: record, field: field, wrong: wrong, right: right,
                reason: reason)
        }
    }

    /// Decides on a correction.
    static func decideCorrection(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.optionalText("reason")
        return { try ReportCommandStore($0, $1).decideCorrection(id, decision: decision, reason: reason) }
    }
}
