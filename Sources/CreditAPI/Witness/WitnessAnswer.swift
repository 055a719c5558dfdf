import HTTPTypes

/// What a witness answers.
///
/// - Rule: C2SP tlog-witness.
struct WitnessAnswer: Sendable, Equatable {
    /// Status.
    let status: HTTPStatus
    /// Text of the body: signature lines, a size, a checkpoint, or a sentence for a person.
    let body: String
    /// Whether the body is the size of a conflict, which has a media type of its own.
    let isSize: Bool

    init(_ status: HTTPStatus, _ body: String, isSize: Bool = false) {
        self.status = status
        self.body = body
        self.isSize = isSize
    }

    /// The answer on the wire.
    var response: HTTPResponse {
        let type =
            isSize
            ? HTTPHeaderValue(literal: "text/x.tlog.size") : HTTPHeaderValue(literal: "text/plain; charset=utf-8")
        return HTTPResponse(
            status: status,
            headers: [
                HTTPHeaderField(.contentType, type),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
                HTTPHeaderField(.xContentTypeOptions, HTTPHeaderValue(literal: "nosniff")),
            ], body: Array(body.utf8))
    }
}
