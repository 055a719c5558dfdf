import CreditInformation
import CreditServices
import CreditStore

extension StaffApplicationCommands {
    /// Most items that one application names; catalogues have some dozens.
    static let maximumItems = 200

    /// Receives an application.
    static func receive(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let appearance = try form.appearance()
        let birthDate = try birthDate(of: appearance.applicant, &form)
        let request = try StatedRequest(&form)
        let secrets = form.secrets
        return { connection, caller in
            let applicant = try appearance.received(as: .application, caller, secrets)
            return try ApplicationStore(connection, caller).receive(
                from: applicant, birthDate: birthDate, request.sealed(secrets))
        }
    }

    /// Takes in what an applicant has made clear.
    static func amend(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let receiptNumber = try form.body.text("receipt_number", maximum: ProgressRequest.receiptCharacters)
        let request = try StatedRequest(&form)
        let secrets = form.secrets
        return { connection, caller in
            try ApplicationStore(connection, caller).amend(
                id, receiptNumber: receiptNumber, request.sealed(secrets))
        }
    }

    /// The birth date that the document says, or the form; a legal person has none.
    private static func birthDate(
        of applicant: CaseParty, _ form: inout StaffForm
    ) throws(Problem) -> CalendarDate? {
        let stated = try form.optionalDay("birth_date")
        guard case .natural = applicant else {
            guard stated == nil else { throw Problem(.malformedBody, detail: "法人没有出生日期（birth_date）。") }
            return nil
        }
        guard let known = applicant.birthDate else {
            guard let stated else { throw Problem(.malformedBody, detail: "缺少“birth_date”。") }
            return stated
        }
        guard stated == nil || stated == known else {
            throw Problem(.malformedSubject, detail: "出生日期与身份证件号码不符，请与证件核对。")
        }
        return known
    }

    /// What is asked for, before the number of its subject is sealed.
    private struct StatedRequest {
        let subject: CaseParty?
        let content: String
        let purpose: String
        let items: [String]?
        let isCopyWanted: Bool

        init(_ form: inout StaffForm) throws(Problem) {
            subject = try form.optionalParty("subject")
            content = try form.body.text("content")
            purpose = try form.body.text("purpose")
            items = try form.optionalTexts("items", maximum: maximumItems)
            isCopyWanted = try form.flag("copy_wanted")
        }

        func sealed(_ secrets: StaffSecrets) throws -> ApplicationRequest {
            ApplicationRequest(
                subject: try subject?.sealed(secrets), content: content, purpose: purpose, items: items,
                isCopyWanted: isCopyWanted)
        }
    }
}
