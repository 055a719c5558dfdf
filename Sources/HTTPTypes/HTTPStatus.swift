/// The status of an answer: one of the few that a JSON service needs.
///
/// There is no public initialiser, so a status line can only hold a code and a phrase written here.
public struct HTTPStatus: Sendable, Hashable {
    /// Three digits, 200 to 599.
    public let code: Int
    /// Reason phrase of RFC 9110, ASCII.
    public let reason: String

    private init(_ code: Int, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Every status that there is here.
    private static let all: [HTTPStatus] = [
        .ok, .created, .accepted, .notModified, .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed,
        .notAcceptable, .requestTimeout, .conflict, .contentTooLarge, .uriTooLong, .unsupportedMediaType,
        .unprocessableContent, .tooManyRequests, .requestHeaderFieldsTooLarge, .internalServerError,
        .serviceUnavailable,
    ]

    /// The status of a code; nil when it is none of those written here.
    public init?(code: Int) {
        guard let known = Self.all.first(where: { $0.code == code }) else { return nil }
        self = known
    }

    /// 200: the answer is in the body.
    public static let ok = HTTPStatus(200, "OK")
    /// 201: something was made; the answer says what.
    public static let created = HTTPStatus(201, "Created")
    /// 202: the work was taken on and goes on.
    public static let accepted = HTTPStatus(202, "Accepted")
    /// 304: what the client has is still right; never carries a body.
    public static let notModified = HTTPStatus(304, "Not Modified")
    /// 400: the request can't be read.
    public static let badRequest = HTTPStatus(400, "Bad Request")
    /// 401: who asks is not known.
    public static let unauthorized = HTTPStatus(401, "Unauthorized")
    /// 403: who asks is known and may not.
    public static let forbidden = HTTPStatus(403, "Forbidden")
    /// 404: no such thing, or none that may be admitted.
    public static let notFound = HTTPStatus(404, "Not Found")
    /// 405: the path exists, the method does not.
    public static let methodNotAllowed = HTTPStatus(405, "Method Not Allowed")
    /// 406: no form of the answer that the client accepts.
    public static let notAcceptable = HTTPStatus(406, "Not Acceptable")
    /// 408: the request did not arrive in time.
    public static let requestTimeout = HTTPStatus(408, "Request Timeout")
    /// 409: the request contradicts the present state.
    public static let conflict = HTTPStatus(409, "Conflict")
    /// 413: the body is longer than the limit.
    public static let contentTooLarge = HTTPStatus(413, "Content Too Large")
    /// 414: the target is longer than the limit.
    public static let uriTooLong = HTTPStatus(414, "URI Too Long")
    /// 415: the body is of a kind that is not read here.
    public static let unsupportedMediaType = HTTPStatus(415, "Unsupported Media Type")
    /// 422: readable, but against a rule.
    public static let unprocessableContent = HTTPStatus(422, "Unprocessable Content")
    /// 429: over the quota; answer with `Retry-After`.
    public static let tooManyRequests = HTTPStatus(429, "Too Many Requests")
    /// 431: the header fields are longer than the limit.
    public static let requestHeaderFieldsTooLarge = HTTPStatus(431, "Request Header Fields Too Large")
    /// 500: a fault of ours.
    public static let internalServerError = HTTPStatus(500, "Internal Server Error")
    /// 503: too busy or not ready; answer with `Retry-After`.
    public static let serviceUnavailable = HTTPStatus(503, "Service Unavailable")

    /// Whether an answer with this status may carry content (RFC 9110, 15.4.5: 304 may not).
    public var allowsContent: Bool { code != 304 }
}
