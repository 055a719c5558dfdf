import HTTPTypes
import Testing

@Suite struct HTTPHeaderTests {
    @Test(
        "A header value can't end its line",
        arguments: ["\r", "\n", "\r\n", "\0", "\t", "\u{7F}", "\u{85}", "é", "\u{2028}"])
    func valueWithLineBreakOrControlIsRefused(mark: String) {
        #expect(HTTPHeaderValue("a\(mark)b") == nil)
        #expect(HTTPHeaderName("a\(mark)b") == nil)
    }

    @Test func lengthsAreLimitedOnBothSides() {
        #expect(HTTPHeaderValue(String(repeating: "v", count: 2_048)) != nil)
        #expect(HTTPHeaderValue(String(repeating: "v", count: 2_049)) == nil)
        #expect(HTTPHeaderName(String(repeating: "n", count: 64)) != nil)
        #expect(HTTPHeaderName(String(repeating: "n", count: 65)) == nil)
        #expect(HTTPHeaderName("") == nil && HTTPHeaderValue("") != nil)
    }

    @Test func valueDoesNotBeginOrEndWithASpace() {
        #expect(HTTPHeaderValue(" a") == nil && HTTPHeaderValue("a ") == nil && HTTPHeaderValue("a b") != nil)
    }

    @Test(arguments: ["Status", "content-length", "Transfer-Encoding", "CONNECTION", "a b", "a:b", "(a)", "\u{212A}"])
    func framingAndNonTokenNamesAreRefused(name: String) {
        #expect(HTTPHeaderName(name) == nil)
    }

    @Test func namesAreEqualWithoutCase() {
        #expect(HTTPHeaderName("Content-Type") == .contentType)
    }

    @Test func setReplacesAndAppendKeeps() {
        var fields: HTTPHeaderFields = [HTTPHeaderField(.link, HTTPHeaderValue(1))]
        fields.append(.link, HTTPHeaderValue(2))
        #expect(fields.fields.count == 2 && fields[.link] == HTTPHeaderValue(1))
        fields.set(.link, to: HTTPHeaderValue(3))
        #expect(fields.fields.count == 1 && fields[.link] == HTTPHeaderValue(3) && fields[.etag] == nil)
    }

    @Test func methodsAreCaseSensitiveAndUnknownOnesNameless() {
        #expect(HTTPMethod(Array("GET".utf8)) == .get && HTTPMethod(Array("DELETE".utf8)) == .delete)
        for text in ["get", "GETS", "", "TRACE", "-"] { #expect(HTTPMethod(Array(text.utf8)) == .other) }
    }
}
