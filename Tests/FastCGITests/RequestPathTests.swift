import HTTPTypes
import Testing

@Suite struct RequestPathTests {
    private func error(_ target: [UInt8], bytes: Int = 100, segments: Int = 5) -> RequestPathError? {
        do throws(RequestPathError) {
            _ = try RequestPath(target[...], maximumBytes: bytes, maximumSegments: segments)
            return nil
        } catch {
            return error
        }
    }

    private func error(_ target: String, bytes: Int = 100, segments: Int = 5) -> RequestPathError? {
        error(Array(target.utf8), bytes: bytes, segments: segments)
    }

    @Test func segmentsAreDecoded() throws {
        let target = Array("x/v1/subjects/%E6%9D%AD+%20b?x=//..".utf8)
        #expect(try RequestPath(target.dropFirst()).segments == ["v1", "subjects", "杭+ b"])
        #expect(try RequestPath([47]).segments.isEmpty)
        #expect(try RequestPath(Array("/?a".utf8)[...]).segments.isEmpty)
        #expect(try RequestPath(Array("/.../a.b/..a".utf8)[...]).segments == ["...", "a.b", "..a"])
    }

    @Test(arguments: [
        ("", RequestPathError.notAbsolute), ("*", .notAbsolute), ("a", .notAbsolute), ("?", .notAbsolute),
        ("http://a/", .notAbsolute), ("//", .emptySegment), ("/a/", .emptySegment), ("//a", .emptySegment),
        ("/a//b", .emptySegment), ("/.", .dotSegment), ("/a/..", .dotSegment), ("/%2e", .dotSegment),
        ("/%2E./a", .dotSegment), ("/.%2e", .dotSegment), ("/a%2Fb", .encodedSeparator), ("/a%2fb", .encodedSeparator),
        ("/a%5Cb", .encodedSeparator), ("/a\\b", .forbiddenCharacter), ("/a b", .forbiddenCharacter),
        ("/a#b", .forbiddenCharacter), ("/<a>", .forbiddenCharacter), ("/a%", .text(.malformedEscape)),
        ("/a%2", .text(.malformedEscape)), ("/%zz", .text(.malformedEscape)), ("/%00", .text(.controlCharacter)),
        ("/%0d%0a", .text(.controlCharacter)), ("/a\0", .text(.controlCharacter)), ("/%c0%ae", .text(.malformedUTF8)),
        ("/%c0%af", .text(.malformedUTF8)), ("/%ed%a0%80", .text(.malformedUTF8)), ("/%e4%b8", .text(.malformedUTF8)),
    ])
    func ambiguousOrMalformedPathIsRefused(target: String, wanted: RequestPathError) {
        #expect(error(target) == wanted)
    }

    @Test func decodingHappensOnce() throws {
        #expect(try RequestPath(Array("/%252e%252e".utf8)[...]).segments == ["%2e%2e"])
    }

    @Test func lengthAndDepthAreLimitedOnBothSides() {
        #expect(error("/abc?defghi", bytes: 4) == nil && error("/abcd", bytes: 4) == .tooLong)
        #expect(error("/a/b", segments: 2) == nil && error("/a/b/c", segments: 2) == .tooManySegments)
    }
}
