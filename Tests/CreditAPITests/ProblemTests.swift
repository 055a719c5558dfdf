import FoundationEssentials
import HTTPTypes
import Testing

@testable import CreditAPI

/// Every refusal can be understood by a citizen and by a machine.
@Suite struct ProblemTests {
    private struct Document: Decodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let rule: String?
    }

    @Test(
        "X-7: each problem is a complete RFC 9457 document with a Chinese sentence and its rule",
        arguments: ProblemKind.allCases)
    func document(_ kind: ProblemKind) throws {
        let response = Problem(kind).response
        let document = try JSONDecoder().decode(Document.self, from: Data(response.body))
        #expect(document.type == "urn:credit:problem:\(kind.rawValue)")
        #expect(document.status == response.status.code)
        #expect(document.code == kind.rawValue)
        #expect(document.rule != nil || kind == .internalFault)
        #expect(response.headers[.contentType]?.text == "application/problem+json")
        #expect(response.headers[.cacheControl]?.text == "no-store")
        for text in [document.title, document.detail] {
            #expect(text.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value })
        }
    }

    @Test("a refused method says which are allowed; an unavailable service says when to come back")
    func headersThatHelp() {
        #expect(Problem.methodNotAllowed([.get]).headers[.allow]?.text == "GET")
        #expect(Problem(.unavailable).response.headers[.retryAfter]?.text == "5")
        #expect(Problem.response(.receiptPending, body: []).headers[.retryAfter]?.text == "5")
        #expect(Problem(.notFound).response.headers[.retryAfter] == nil)
    }

    @Test("the open document lacks only its closing brace, so that the log can add the receipt")
    func openDocument() throws {
        let body = Problem(.notFound).openDocument + Array(#","receipt":{}}"#.utf8)
        let document = try JSONDecoder().decode(Document.self, from: Data(body))
        #expect(document.status == 404)
    }
}
