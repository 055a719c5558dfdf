import HTTPTypes

/// Answers of one JSON document a line, for lists.
enum NDJSON {
    /// Media type of such answers.
    static let mediaType = "application/x-ndjson"

    /// Status and header fields of a list; the edge is asked to pass each part on as it comes.
    static func response(body: [UInt8] = []) -> HTTPResponse {
        var headers: HTTPHeaderFields = [
            HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/x-ndjson")),
            HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
        ]
        if let name = HTTPHeaderName("x-accel-buffering") { headers.append(name, HTTPHeaderValue(literal: "no")) }
        return HTTPResponse(status: .ok, headers: headers, body: body)
    }

    /// Appends a document and its line feed.
    static func append(_ document: [UInt8], to lines: inout [UInt8]) {
        lines.append(contentsOf: document)
        lines.append(UInt8(ascii: "\n"))
    }
}
