import HTTPTypes

/// Answers of the staff audience.
enum StaffAnswer {
    /// JSON that nobody on the way keeps.
    static func json(_ text: String) -> HTTPResponse {
        HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: Array(text.utf8))
    }

    /// A page to be printed, which nobody on the way keeps.
    ///
    /// - Parameter policy: What a browser may do with it: Content-Security-Policy.
    static func page(_ html: String, policy: String) -> HTTPResponse {
        var response = HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "text/html; charset=utf-8")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: Array(html.utf8))
        if let value = HTTPHeaderValue(policy) { response.headers.append(.contentSecurityPolicy, value) }
        return response
    }

    /// An object of texts around a document of the database, which stays byte for byte as the log has sealed it.
    static func json(_ texts: [(name: String, value: String)], around document: (name: String, json: String)) -> String
    {
        var json: [UInt8] = [UInt8(ascii: "{")]
        for text in texts {
            JSONText.appendString(text.name, to: &json)
            json.append(UInt8(ascii: ":"))
            JSONText.appendString(text.value, to: &json)
            json.append(UInt8(ascii: ","))
        }
        JSONText.appendString(document.name, to: &json)
        json.append(UInt8(ascii: ":"))
        json.append(contentsOf: document.json.utf8)
        json.append(UInt8(ascii: "}"))
        return String(decoding: json, as: UTF8.self)
    }
}
