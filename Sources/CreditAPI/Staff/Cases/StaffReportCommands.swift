import CreditInformation
import CreditServices
import CreditStore
import HTTPTypes

/// Answers, readings and prints of reports: each is logged and committed before anything is handed out.
///
/// - Rule: HZ-Q3, HZ-Q15, HZ-O10, QZ-9, X-8.
struct StaffReportCommands {
    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    private var disclosure: WindowDisclosure {
        WindowDisclosure(turn.connection, turn.caller, requestTokenDigest: turn.requestToken)
    }

    /// Answers an application.
    func answerApplication(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        try form.body.finish()
        return StaffAnswer.json(try disclosure.answer(application: id, on: try today()))
    }

    /// Issues the free report after a correction.
    func answerCorrection(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let person = try form.optionalPartyNumber("person")?.digest(form.secrets)
        try form.body.finish()
        return StaffAnswer.json(try disclosure.answer(correctionOf: id, for: person, on: try today()))
    }

    /// Shows a report again.
    func read(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        try form.body.finish()
        return StaffAnswer.json(try disclosure.read(id))
    }

    /// Prints a report.
    func print(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let copyReason = try form.body.optionalText("copy_reason")
        try form.body.finish()
        let printed = try disclosure.print(id, copyReason: copyReason)
        do throws(ReportPageError) {
            return StaffAnswer.page(try ReportPage.html(of: printed), policy: ReportPage.contentSecurityPolicy)
        } catch { throw StaffError.unexpectedAnswer }
    }

    /// Tells who looked at the subject's data.
    func lookups(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let before = try form.optionalPosition("before")
        try form.body.finish()
        return StaffAnswer.json(try disclosure.lookups(application: id, before: before))
    }

    private func today() throws(StaffError) -> CalendarDate {
        guard let day = CalendarDate.inShanghai(atMicroseconds: turn.caller.nowMicroseconds) else {
            throw .unexpectedAnswer
        }
        return day
    }
}
