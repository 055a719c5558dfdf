import HTTPTypes

/// The answer with a document that is handed out as it is.
enum DocumentResponse {
    /// - Parameter known: The caller's `If-None-Match`; nil when it has no version.
    static func make(_ document: ServiceState.Document, known: String?) -> HTTPResponse {
        // RFC 9110: tags are compared weakly here, and a star stands for any.
        let isKnown = known.map { known in
            known.split(separator: ",").contains { given in
                let tag = given.filter { $0 != " " }
                return tag == "*" || tag == document.tag || tag == "W/" + document.tag
            }
        }
        var headers: HTTPHeaderFields = [
            HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
            HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "public, max-age=60")),
        ]
        if let tag = HTTPHeaderValue(document.tag) { headers.append(.etag, tag) }
        return isKnown == true
            ? HTTPResponse(status: .notModified, headers: headers)
            : HTTPResponse(status: .ok, headers: headers, body: document.body)
    }
}
