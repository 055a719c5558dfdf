import CreditServices
import HTTPTypes

/// A refusal to staff: an RFC 9457 problem document with the rule and the sentence that the database or a service gave.
///
/// - Rule: X-7.
struct StaffProblem: Error, Equatable {
    /// How it went.
    let status: HTTPStatus
    /// Stable code.
    let code: String
    /// Requirement that the refusal rests on; empty for faults of ours.
    let ruleID: String
    private let title: String
    private let detail: String

    /// A refusal of a service or of the database.
    init(_ refusal: StaffRefusal) {
        // A code that is not in the list is one that a newer database has.
        status = StaffRefusalKind.status(of: refusal.code) ?? .unprocessableContent
        code = refusal.code
        ruleID = refusal.ruleID
        title = Self.title(of: status)
        detail = refusal.sentence
    }

    /// A refusal of the edge.
    init(_ problem: Problem) {
        status = problem.kind.status
        code = problem.kind.rawValue
        ruleID = "\(problem.kind.ruleID)"
        title = problem.kind.title
        detail = problem.detail
    }

    /// The document without its closing brace, to which the log adds the receipt.
    var openDocument: String {
        var json = Array(#"{"type":"urn:credit:problem:\#(code)","title":"#.utf8)
        JSONText.appendString(title, to: &json)
        json.append(contentsOf: #","status":\#(status.code),"detail":"#.utf8)
        JSONText.appendString(detail, to: &json)
        json.append(contentsOf: #","code":"\#(code)""#.utf8)
        if !ruleID.isEmpty { json.append(contentsOf: #","rule":"\#(ruleID)""#.utf8) }
        return String(decoding: json, as: UTF8.self)
    }

    /// The answer.
    ///
    /// - Parameter document: The document as the log has sealed it; nil for one without a receipt.
    func response(_ document: String? = nil) -> HTTPResponse {
        var response = HTTPResponse(
            status: status,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/problem+json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
                HTTPHeaderField(.contentLanguage, HTTPHeaderValue(literal: "zh-CN")),
            ], body: Array((document ?? openDocument + "}").utf8))
        if status == .unauthorized {
            // RFC 9110, 11.6.1 wants one; there is no registered name for cookies.
            response.headers.append(.wwwAuthenticate, HTTPHeaderValue(literal: "Session realm=\"credit\""))
        }
        if status == .serviceUnavailable {
            response.headers.append(.retryAfter, HTTPHeaderValue(Problem.retryAfterSeconds))
        }
        return response
    }

    private static func title(of status: HTTPStatus) -> String {
        switch status {
        case .badRequest: "提交的内容有误"
        case .unauthorized: "请先登录"
        case .forbidden: "不得办理"
        case .notFound: "没有该事项"
        case .conflict: "与现有情况不符"
        case .contentTooLarge: "提交的文件过大"
        case .unsupportedMediaType: "不受理这种文件"
        case .internalServerError: "系统故障"
        case .serviceUnavailable: "服务暂时不可用"
        default: "内容不符合规定"
        }
    }
}
