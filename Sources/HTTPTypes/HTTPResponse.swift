/// A complete answer: status, header fields and body.
///
/// `content-length` is not among the fields: the encoder derives it from the body.
public struct HTTPResponse: Sendable, Hashable {
    /// How it went.
    public var status: HTTPStatus
    /// What is said about the body.
    public var headers: HTTPHeaderFields
    /// The content, bytes as they are sent; ignored when the status allows none.
    public var body: [UInt8]

    /// An answer from its parts.
    public init(status: HTTPStatus, headers: HTTPHeaderFields = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
