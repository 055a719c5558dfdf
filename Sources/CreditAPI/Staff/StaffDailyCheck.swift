import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import HTTPTypes
import QueryLog

/// The beginning of a daily check: the reading is logged and committed, then the first page is read against it.
///
/// - Rule: PB-3, HZ-Q15.
struct StaffDailyCheck {
    private struct Begun: Decodable {
        /// The receipt of the logged reading is the permit.
        struct Receipt: Decodable {
            let position: Int
            let time: String
        }
        let receipt: Receipt
    }

    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    /// Begins, and shows the first page.
    func answer(_ form: inout StaffForm) throws -> HTTPResponse {
        guard let unit = try form.codeItem("unit") else {
            throw Problem(.malformedParameter, detail: "须填写单位（unit）。")
        }
        let day = try form.dayItem("day")
        let (transaction, caller) = (StaffTransaction(turn.connection), turn.caller)
        let begun = try transaction.run { try StaffWatchStore($0, caller).beginDailyCheck(unit: unit, day: day) }
        let permit = try Self.permit(begun)
        let page = try transaction.run { try StaffWatchStore($0, caller).dailyCheckPage(permit: permit, after: nil) }
        return StaffAnswer.json(#"{"reading":\#(begun),"page":\#(page)}"#)
    }

    private static func permit(_ json: String) throws(StaffError) -> QueryLogPlace {
        guard let begun = try? JSONDecoder().decode(Begun.self, from: Data(json.utf8)),
            let time = LogTime.microseconds(begun.receipt.time)
        else { throw .unexpectedAnswer }
        return QueryLogPlace(loggedAtMicroseconds: time, position: begun.receipt.position)
    }
}
