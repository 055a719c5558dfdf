import CreditStore
public import HTTPTypes

/// A refusal with its words: an RFC 9457 problem document.
public struct Problem: Error, Sendable, Equatable {
    /// Seconds after which a refused caller may come back: a database restarts and a checkpoint is signed in a few.
    static let retryAfterSeconds = 5

    /// What it is.
    public let kind: ProblemKind
    /// What the citizen can do, in Chinese.
    public let detail: String

    /// A problem; without a detail the kind's advice is given. A detail never repeats what the caller sent.
    public init(_ kind: ProblemKind, detail: String? = nil) {
        self.kind = kind
        self.detail = detail ?? kind.advice
    }

    /// The document without its closing brace, to which the log adds the receipt.
    public var openDocument: [UInt8] {
        var json = Array(#"{"type":"urn:credit:problem:\#(kind.rawValue)","title":"#.utf8)
        JSONText.appendString(kind.title, to: &json)
        json.append(contentsOf: #","status":\#(kind.status.code),"detail":"#.utf8)
        JSONText.appendString(detail, to: &json)
        json.append(contentsOf: #","code":"\#(kind.rawValue)""#.utf8)
        let rule = "\(kind.ruleID)"
        if !rule.isEmpty { json.append(contentsOf: #","rule":"\#(rule)""#.utf8) }
        return json
    }

    /// The complete answer of a problem that is not logged.
    public var response: HTTPResponse {
        Self.response(kind, body: openDocument + [UInt8(ascii: "}")])
    }

    /// The answer to a method that an address does not have.
    ///
    /// - Parameter methods: Those that it has, none twice.
    static func methodNotAllowed(_ methods: [HTTPMethod]) -> HTTPResponse {
        let names = methods.map(\.name).joined(separator: ", ")
        let problem = Problem(.methodNotAllowed, detail: methods == [.get] ? nil : "该地址只提供以下操作：\(names)。")
        var response = response(.methodNotAllowed, body: problem.openDocument + [UInt8(ascii: "}")])
        if let value = HTTPHeaderValue(names) { response.headers.append(.allow, value) }
        return response
    }

    /// The answer of a problem whose document the log has sealed.
    static func response(_ kind: ProblemKind, body: [UInt8]) -> HTTPResponse {
        var response = response(status: kind.status, body: body)
        if kind == .receiptPending { response.headers.append(.retryAfter, HTTPHeaderValue(Self.retryAfterSeconds)) }
        return response
    }

    /// The answer of a problem that the database has decided and sealed.
    static func response(status: HTTPStatus, body: [UInt8]) -> HTTPResponse {
        var response = HTTPResponse(
            status: status,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/problem+json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
                HTTPHeaderField(.contentLanguage, HTTPHeaderValue(literal: "zh-CN")),
            ], body: body)
        if status == .serviceUnavailable {
            response.headers.append(.retryAfter, HTTPHeaderValue(Self.retryAfterSeconds))
        }
        return response
    }
}
