import CreditInformation
import CreditServices
import CreditStore
import HTTPTypes

extension StaffCaseCommands {
    /// Lists cases.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let filter = CaseFilter(
            kind: try form.codeItem("kind"), state: try form.codeItem("state"), unit: try form.exactCodeItem("unit"),
            receiptNumber: try form.exactCodeItem("receipt_number")?.uppercased())
        let before = try form.place(time: "before_time", id: "before_case")
        return {
            try CaseStore($0, $1).list(
                filter, before: before.map { (receivedAtMicroseconds: $0.atMicroseconds, caseID: $0.id) })
        }
    }

    /// Searches the cases of an applicant; a window clerk finds that of a receipt at whichever window it is.
    static func search(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let applicant = try form.partyNumber("applicant")
        let kind = try form.optionalWord("kind", of: CaseKind.allCases.map(\.rawValue))
        let state = try form.optionalWord("state", of: CaseState.allCases.filter { $0 != .absent }.map(\.rawValue))
        let unit = try form.optionalCode("unit")
        let receiptNumber = try form.optionalCode("receipt_number")?.uppercased()
        let before = try form.bodyPlace(time: "before_time", id: "before_case")
        let filter = CaseFilter(
            kind: kind, state: state, unit: unit, receiptNumber: receiptNumber,
            applicant: applicant.digest(form.secrets))
        return {
            try CaseStore($0, $1).list(
                filter, before: before.map { (receivedAtMicroseconds: $0.atMicroseconds, caseID: $0.id) })
        }
    }
}
