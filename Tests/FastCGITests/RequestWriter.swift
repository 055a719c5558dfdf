/// The web server's side, written from the specification and independent of the code under test.
enum RequestWriter {
    static func record(_ type: UInt8, _ id: Int, _ content: [UInt8] = [], padding: Int = 0) -> [UInt8] {
        [1, type, UInt8(id / 256), UInt8(id % 256), UInt8(content.count / 256), UInt8(content.count % 256)]
            + [UInt8(padding), 0] + content + Array(repeating: 0xEE, count: padding)
    }

    static func begin(_ id: Int, role: UInt8 = 1, keep: Bool = true) -> [UInt8] {
        record(1, id, [0, role, keep ? 1 : 0, 0, 0, 0, 0, 0])
    }

    static func pair(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        length(name.count) + length(value.count) + name + value
    }

    static func pairs(_ list: [(String, String)]) -> [UInt8] {
        list.flatMap { pair(Array($0.0.utf8), Array($0.1.utf8)) }
    }

    /// A stream in records of at most `chunk` bytes, with its end.
    static func stream(_ type: UInt8, _ id: Int, _ bytes: [UInt8], chunk: Int = 65_535, padding: Int = 0) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            output += record(type, id, Array(rest.prefix(chunk)), padding: padding)
            rest = rest.dropFirst(chunk)
        }
        return output + record(type, id)
    }

    static func request(
        _ id: Int = 1, _ list: [(String, String)] = [], body: [UInt8] = [], keep: Bool = true, chunk: Int = 65_535,
        padding: Int = 0
    ) -> [UInt8] {
        begin(id, keep: keep) + stream(4, id, pairs(list), chunk: chunk, padding: padding)
            + stream(5, id, body, chunk: chunk, padding: padding)
    }

    /// What nginx sends for a simple GET: its `fastcgi_params` and some headers; names and addresses are made up.
    static let typicalParameters: [(String, String)] = [
        ("QUERY_STRING", "name=%E6%9D%AD%E5%B7%9E&page=2"), ("REQUEST_METHOD", "GET"), ("CONTENT_TYPE", ""),
        ("CONTENT_LENGTH", ""), ("SCRIPT_NAME", "/v1/subjects"),
        ("REQUEST_URI", "/v1/subjects?name=%E6%9D%AD%E5%B7%9E&page=2"), ("DOCUMENT_URI", "/v1/subjects"),
        ("DOCUMENT_ROOT", "/usr/share/nginx/html"), ("SERVER_PROTOCOL", "HTTP/1.1"), ("REQUEST_SCHEME", "https"),
        ("HTTPS", "on"), ("GATEWAY_INTERFACE", "CGI/1.1"), ("SERVER_SOFTWARE", "nginx/1.22.1"),
        ("REMOTE_ADDR", "192.0.2.17"), ("REMOTE_PORT", "50312"), ("SERVER_ADDR", "192.0.2.1"), ("SERVER_PORT", "443"),
        ("SERVER_NAME", "credit.example"), ("REDIRECT_STATUS", "200"), ("HTTP_HOST", "credit.example"),
        ("HTTP_USER_AGENT", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
        ("HTTP_ACCEPT", "application/json, text/plain;q=0.8, */*;q=0.1"),
        ("HTTP_ACCEPT_LANGUAGE", "zh-CN,zh;q=0.8,en-US;q=0.5,en;q=0.3"), ("HTTP_ACCEPT_ENCODING", "gzip, deflate, br"),
        ("HTTP_CONNECTION", "keep-alive"), ("HTTP_X_REQUEST_ID", String(repeating: "5a", count: 110)),
    ]

    private static func length(_ count: Int) -> [UInt8] {
        count < 128
            ? [UInt8(count)]
            : [UInt8(count >> 24 & 0x7F | 0x80), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
    }
}
