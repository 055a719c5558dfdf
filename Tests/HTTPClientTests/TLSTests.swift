import HTTPClient
import Testing

@Suite struct TLSTests {
    private func kind(_ url: String) -> HTTPClientError.Kind? {
        #expect(throws: HTTPClientError.self) {
            _ = try HTTPClient().post(
                url, body: [1], contentType: "text/plain", timeout: .seconds(30), maximumAnswerBytes: 100)
        }?.kind
    }

    @Test(.enabled(if: TLSServer.isAvailable))
    func aCertificateThatNobodySignedIsRefused() throws {
        let server = try TLSServer()
        #expect(kind("https://127.0.0.1:\(server.port)/") == .tls)
    }

    @Test func aServerWithoutTLSIsRefused() throws {
        let server = try TestServer { _ in .nothing }
        defer { server.stop() }
        #expect(kind("https://127.0.0.1:\(server.port)/") == .tls)
    }
}
