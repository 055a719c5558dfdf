import FastCGI

/// Makes requests as nginx would: by writing FastCGI records and reading them with the parser.
enum RequestBytes {
    /// A complete request with the given parameters.
    static func request(_ parameters: [(String, [UInt8])], body: [UInt8] = []) throws -> FastCGIRequest {
        var parser = FastCGIParser(limits: FastCGILimits(maximumBodyBytes: 1 << 24))
        let bytes = bytes(parameters, body: body)
        var input = bytes[...]
        guard case .request(let request)? = parser.nextEvent(from: &input) else { throw NotARequest() }
        return request
    }

    /// The records of a request whose connection is kept.
    static func bytes(_ parameters: [(String, [UInt8])], body: [UInt8] = []) -> [UInt8] {
        var content: [UInt8] = []
        for (name, value) in parameters {
            for length in [name.utf8.count, value.count] {
                if length < 128 {
                    content.append(UInt8(length))
                } else {
                    content += [
                        UInt8(length >> 24) | 0x80, UInt8(length >> 16 & 255), UInt8(length >> 8 & 255),
                        UInt8(length & 255),
                    ]
                }
            }
            content += Array(name.utf8) + value
        }
        return record(1, [0, 1, 1, 0, 0, 0, 0, 0]) + record(4, content) + record(4, []) + stream(5, body)
            + record(5, [])
    }

    /// A GET as a citizen's browser sends it.
    static func get(
        _ path: String, query: String = "", method: String = "GET", accept: String? = nil,
        headers: [(String, String)] = []
    ) throws -> FastCGIRequest {
        try request(
            [
                ("REQUEST_METHOD", Array(method.utf8)),
                ("REQUEST_URI", Array((query.isEmpty ? path : path + "?" + query).utf8)),
                ("QUERY_STRING", Array(query.utf8)), ("REMOTE_ADDR", Array("192.0.2.7".utf8)),
                ("CREDIT_REQUEST_ID", Array("0123456789abcdef0123456789abcdef".utf8)),
            ] + (accept.map { [("HTTP_ACCEPT", Array($0.utf8))] } ?? [])
                + headers.map { ($0.0, Array($0.1.utf8)) })
    }

    struct NotARequest: Error {}

    private static func stream(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            bytes += record(type, Array(rest.prefix(32_768)))
            rest = rest.dropFirst(32_768)
        }
        return bytes
    }

    private static func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        [1, type, 0, 1, UInt8(content.count >> 8), UInt8(content.count & 255), 0, 0] + content
    }
}
