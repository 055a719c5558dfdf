import Glibc
import HTTPClient
import Testing

@Suite struct HTTPClientTests {
    /// Long enough for every answer that comes at all.
    private let patience = Duration.seconds(30)

    private func post(
        _ client: HTTPClient, _ url: String, body: String = "old 0\n", timeout: Duration? = nil, maximum: Int = 1_000
    ) throws -> HTTPAnswer {
        try client.post(
            url, body: Array(body.utf8), contentType: "text/plain", timeout: timeout ?? patience,
            maximumAnswerBytes: maximum)
    }

    private func failure(_ body: () throws -> HTTPAnswer) -> HTTPClientError? {
        #expect(throws: HTTPClientError.self) { _ = try body() }
    }

    @Test(arguments: ["200 OK", "409 Conflict", "500 Broken", "302 Found"])
    func everyStatusIsAnAnswer(_ status: String) throws {
        let deaf = try DeafPort()
        let headers = "Content-Type: text/x.tlog.size\r\nLocation: \(deaf.url)\r\n"
        let server = try TestServer { _ in .bytes(TestServer.text(status, "42\n", headers: headers)) }
        defer { server.stop() }
        let answer = try post(HTTPClient(), server.url)
        #expect(answer.status == Int(status.prefix(3)))
        #expect(answer.contentType == "text/x.tlog.size")
        #expect(answer.body == Array("42\n".utf8))
        #expect(server.requests.count == 1)
    }

    @Test func theRequestIsWhatTheCallerGave() throws {
        let server = try TestServer { _ in .bytes(TestServer.text("200 OK", "")) }
        defer { server.stop() }
        let client = try HTTPClient()
        let answer = try post(client, server.url, body: "old 7\n")
        #expect(answer.contentType == nil)
        #expect(answer.body == [])
        _ = try post(client, server.url, body: "")
        let head = try #require(server.requests.first?.head)
        #expect(head.hasPrefix("POST /add-checkpoint HTTP/1.1\r\n"))
        #expect(head.contains("\r\nContent-Type: text/plain\r\n"))
        #expect(head.contains("\r\nHost: 127.0.0.1:\(server.port)\r\n"))
        #expect(server.requests.map(\.body) == [Array("old 7\n".utf8), []])
    }

    @Test func aBodyOfMegabytesGoesBothWays() throws {
        let server = try TestServer { request in
            .bytes(TestServer.text("200 OK", String(decoding: request.body, as: UTF8.self)))
        }
        defer { server.stop() }
        let client = try HTTPClient()
        for length in [1 << 20, (1 << 20) + 1, 3 << 20] {
            let body = String(repeating: "x", count: length)
            let answer = try post(client, server.url, body: body, maximum: length)
            #expect(answer.body == Array(body.utf8))
        }
        #expect(server.requests.allSatisfy { !$0.head.lowercased().contains("expect:") })
    }

    @Test func connectionsAreKeptAndReplaced() throws {
        let server = try TestServer { request in
            let answer = TestServer.text("200 OK", "ok")
            return request.body == Array("last".utf8) ? .bytesAndEnd(answer) : .bytes(answer)
        }
        defer { server.stop() }
        let client = try HTTPClient()
        for _ in 0..<5 { _ = try post(client, server.url) }
        #expect(server.connectionCount == 1)
        _ = try post(client, server.url, body: "last")
        #expect(server.connectionCount == 1)
        // The server has closed the connection that the client kept.
        #expect(try post(client, server.url).status == 200)
        #expect(server.connectionCount == 2)
    }

    @Test func connectionsAreNotLeftToOtherPrograms() throws {
        let server = try TestServer { _ in .bytes(TestServer.text("200 OK", "ok")) }
        defer { server.stop() }
        let client = try HTTPClient()
        _ = try post(client, server.url)
        // The client's end is the one that has the server's port on the other side.
        let kept = (Int32(0)..<1_024).filter { peerPort(of: $0) == server.port }
        #expect(kept.count == 1)
        #expect(kept.allSatisfy { fcntl($0, F_GETFD) & FD_CLOEXEC != 0 })
        _ = try post(client, server.url)
        #expect(server.connectionCount == 1)
    }

    @Test func anAnswerThatDoesNotComeIsATimeout() throws {
        let server = try TestServer { request in
            request.body == Array("half".utf8)
                ? .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1".utf8)) : .nothing
        }
        defer { server.stop() }
        let client = try HTTPClient()
        for body in ["none", "half"] {
            let start = ContinuousClock.now
            let error = failure { try post(client, server.url, body: body, timeout: .milliseconds(50)) }
            #expect(error?.kind == .timeout)
            #expect(error?.host == "127.0.0.1:\(server.port)")
            #expect(start.duration(to: .now) >= .milliseconds(50))
        }
    }

    @Test(arguments: [false, true])
    func theBodyHasALimitOnBothSides(isChunked: Bool) throws {
        let server = try TestServer { _ in
            isChunked
                ? .bytes(
                    Array(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n5\r\n67890\r\n0\r\n\r\n"
                            .utf8))
                : .bytes(TestServer.text("200 OK", "1234567890"))
        }
        defer { server.stop() }
        let client = try HTTPClient()
        #expect(try post(client, server.url, maximum: 10).body.count == 10)
        let error = failure { try post(client, server.url, maximum: 9) }
        #expect(error?.kind == .tooLarge)
        #expect(try post(client, server.url, maximum: 10).body.count == 10)
    }

    @Test func theHeadHasALimitOnBothSides() throws {
        let plain = TestServer.text("200 OK", "")
        let server = try TestServer { request in
            // "A: " and the line's end are 5 bytes; lines stay far below libcurl's own limit.
            let wanted = HTTPClient.maximumHeadBytes - plain.count + (request.body == Array("over".utf8) ? 1 : 0)
            let lines = Array(repeating: "A: " + String(repeating: "x", count: 995) + "\r\n", count: wanted / 1_000 - 1)
            let last = "A: " + String(repeating: "x", count: wanted - 1_000 * lines.count - 5) + "\r\n"
            return .bytes(TestServer.text("200 OK", "", headers: lines.joined() + last))
        }
        defer { server.stop() }
        let client = try HTTPClient()
        #expect(try post(client, server.url, body: "fits").status == 200)
        #expect(failure { try post(client, server.url, body: "over") }?.kind == .tooLarge)
    }

    @Test func whereNobodyListensIsUnreachable() throws {
        let deaf = try DeafPort()
        let error = failure { try post(HTTPClient(), deaf.url + "secret-path", body: "secret-body") }
        #expect(error?.description == "unreachable: 127.0.0.1:\(deaf.port) (libcurl 7)")
        let path = "/tmp/credit-http-absent-\(getpid())"
        #expect(failure { try post(HTTPClient(unixSocketPath: path), "http://witness/") }?.kind == .unreachable)
    }

    @Test func aBrokenConversationIsInterrupted() throws {
        let server = try TestServer { request in
            .bytesAndEnd(
                request.body == Array("half".utf8) ? TestServer.text("200 OK", "1234567890").dropLast() : request.body)
        }
        defer { server.stop() }
        let client = try HTTPClient()
        for body in ["", "half", "no http at all", "HTTP/1.1 "] {
            #expect(failure { try post(client, server.url, body: body) }?.kind == .interrupted, "\(body)")
        }
    }

    @Test(arguments: [
        "", "http://", "/path", "witness.example", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/",
        "http://user@127.0.0.1/", "http://user:secret@127.0.0.1/", "http://127.0.0.1:99999/",
    ])
    func otherURLsAreRefusedAndNotRepeated(_ url: String) throws {
        let error = failure { try post(HTTPClient(), url) }
        #expect(error?.description == "invalid URL")
    }

    @Test func aUnixSocketServesEveryHost() throws {
        let path = "/tmp/credit-http-\(getpid())-\(UInt32.random(in: .min ... .max))"
        let server = try TestServer(unixSocketPath: path) { _ in .bytes(TestServer.text("200 OK", "ok")) }
        defer {
            server.stop()
            _ = unsafe unlink(path)
        }
        let client = try HTTPClient(unixSocketPath: path)
        #expect(try post(client, "http://witness.example/add").body == Array("ok".utf8))
        #expect(try post(client, "http://witness.example/add").body == Array("ok".utf8))
        #expect(server.requests.first?.head.contains("\r\nHost: witness.example\r\n") == true)
        #expect(server.connectionCount == 1)
    }

    @Test func proxiesComeFromTheCallerOnly() async throws {
        let proxy = try TestServer { _ in .bytes(TestServer.text("200 OK", "proxy")) }
        defer { proxy.stop() }
        let client = try HTTPClient(proxy: "http://127.0.0.1:\(proxy.port)")
        #expect(try post(client, "http://witness.example/add").body == Array("proxy".utf8))
        #expect(proxy.requests.first?.head.hasPrefix("POST http://witness.example/add HTTP/1.1\r\n") == true)
        // A process of its own: the environment belongs to all tests.
        await #expect(processExitsWith: .success) {
            let deaf = try DeafPort()
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] { _ = unsafe setenv(name, deaf.url, 1) }
            let server = try TestServer { _ in .bytes(TestServer.text("200 OK", "direct")) }
            defer { server.stop() }
            let answer = try HTTPClient().post(
                server.url, body: [], contentType: "text/plain", timeout: .seconds(30), maximumAnswerBytes: 100)
            #expect(answer.body == Array("direct".utf8))
        }
    }

    @Test func aLineBreakInTheContentTypeIsTheProgrammersMistake() async {
        await #expect(processExitsWith: .failure) {
            _ = try HTTPClient().post(
                "http://127.0.0.1:1/", body: [], contentType: "a\r\nB: c", timeout: .seconds(1), maximumAnswerBytes: 1)
        }
    }

    @Test func everyThreadMayHaveItsClient() async throws {
        let deaf = try DeafPort()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let error = #expect(throws: HTTPClientError.self) {
                        try HTTPClient().post(
                            deaf.url, body: [], contentType: "text/plain", timeout: .seconds(30),
                            maximumAnswerBytes: 1)
                    }
                    #expect(error?.kind == .unreachable)
                }
            }
        }
    }
}
