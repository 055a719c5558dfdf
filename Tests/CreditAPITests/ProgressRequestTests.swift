import CreditStore
import FastCGI
import HTTPTypes
import Testing
import UnicodeText

@testable import CreditAPI

/// Questions how an objection stands: what the public audience reads of them, and what it refuses (HZ-O5, X-4).
@Suite struct ProgressRequestTests {
    private let reader: PublicRequestReader
    private static let number = "Y20260302ABCDEFGHQ"

    init() throws {
        reader = PublicRequestReader(names: try NameNormalisation(), pageDefault: 20, pageMaximum: 100)
    }

    private func read(
        _ body: String, type: String? = "application/json", method: String = "POST", query: String = ""
    ) throws -> PublicRequest {
        let path = "/v1/objection-progress"
        let parameters = [
            ("REQUEST_METHOD", method), ("REQUEST_URI", query.isEmpty ? path : path + "?" + query),
            ("QUERY_STRING", query), ("REMOTE_ADDR", "192.0.2.7"), ("CREDIT_REQUEST_ID", "ab"),
            ("CONTENT_LENGTH", "\(body.utf8.count)"),
        ]
        let typed = type.map { [("CONTENT_TYPE", $0)] } ?? []
        let request = try RequestBytes.request(
            (parameters + typed).map { ($0.0, Array($0.1.utf8)) }, body: Array(body.utf8))
        let (route, wanted) = reader.read(request)
        #expect(route == .objectionProgress)
        return wanted
    }

    private func refusal(_ request: PublicRequest) -> (kind: ProblemKind, operation: String, scope: String)? {
        guard case .refused(let refusal, let kind) = request else { return nil }
        return (kind, "\(refusal.operation)", refusal.scope)
    }

    private static func body(_ number: String, _ element: String) -> String {
        #"{"receipt_number":"\#(number)","identity_element":"\#(element)"}"#
    }

    @Test("a receipt's number and the end of a document's number are read, in any case")
    func bothPartsAreRead() throws {
        for (number, element) in [(Self.number, "00002X"), (Self.number.lowercased(), "00002x")] {
            guard case .progress(let request) = try read(Self.body(number, element)) else {
                Issue.record("not understood")
                continue
            }
            #expect(request.receiptNumber == Self.number)
            #expect(request.identityElement == "00002X")
            #expect(request.origin.networkAddress == "192.0.2.7")
        }
    }

    @Test(
        "one character more or less, another alphabet, another member: refused, and nothing of it is kept",
        arguments: [
            body(number + "1", "00002X"), body(String(number.dropLast()), "00002X"), body(number, "0002X"),
            body(number, "000002X"), body(number, "００００２X"), body("Y20260302ABCDEFG1Q", "00002X"),
            body("S20260302ABCDEFGHM", "00002X"), "{}", "[]", "",
            #"{"receipt_number":"Y20260302ABCDEFGHQ"}"#,
            #"{"receipt_number":"Y20260302ABCDEFGHQ","identity_element":"00002X","name":"a"}"#,
        ])
    func otherBodiesAreRefused(body: String) throws {
        let refused = try #require(refusal(try read(body)))
        #expect(refused.kind == .malformedBody)
        #expect(refused.operation == "objection_progress")
        #expect(refused.scope == "{}")
    }

    @Test("1024 bytes are read, one more is not")
    func largeBodiesAreRefused() throws {
        let body = Self.body(Self.number, "00002X")
        let padding = String(repeating: " ", count: ProgressRequest.maximumBodyBytes - body.utf8.count)
        guard case .progress = try read(body + padding) else {
            Issue.record("the largest body was not read")
            return
        }
        #expect(refusal(try read(body + padding + " "))?.kind == .contentTooLarge)
    }

    @Test("what another site's form can send is refused")
    func otherTypesAreRefused() throws {
        for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", nil] {
            let answer = try read(Self.body(Self.number, "00002X"), type: type)
            #expect(refusal(answer)?.kind == .unsupportedMediaType)
        }
    }

    @Test("it is asked by POST and without query parameters")
    func theMethodIsPost() throws {
        guard case .otherMethod(let method) = try read("", method: "GET") else {
            Issue.record("GET was taken")
            return
        }
        #expect(method == .post)
        let inAddress = try read(Self.body(Self.number, "00002X"), query: "receipt_number=1")
        #expect(refusal(inAddress)?.kind == .unknownParameter)
    }
}
