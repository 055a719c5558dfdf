@testable import HTTPTypes
import Testing

/// Bodies are read as RFC 8259 says, and what two readers could read differently is refused.
@Suite struct StrictJSONTests {
    private func parse(_ text: String) throws(StrictJSONError) -> JSONElement {
        try StrictJSON.parse(Array(text.utf8))
    }

    private func fault(_ text: String) -> StrictJSONError.Kind? {
        do throws(StrictJSONError) {
            _ = try parse(text)
            return nil
        } catch { return error.kind }
    }

    @Test func valuesAreWhatTheySay() throws {
        #expect(try parse(" null ") == .null)
        #expect(try parse("true") == .boolean(true))
        #expect(try parse("-0") == .integer(0))
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("9223372036854775808") == .number("9223372036854775808"))
        #expect(try parse("1.50e+3") == .number("1.50e+3"))
        #expect(try parse(#""甲\n\u4E59\ud842\udfb7\/""#) == .text("甲\n乙𠮷/"))
        #expect(try parse("[1, [], {}]") != .null)
        guard case .object(let members) = try parse(#"{"b":1,"a":[true]}"#) else {
            Issue.record("no object")
            return
        }
        #expect(members.members.map(\.name) == ["b", "a"])
        #expect(members["a"] == .array([.boolean(true)]))
        #expect(members["c"] == nil)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{,}", #"{"a":1,}"#, #"{"a" 1}"#, "{1:2}", "nul", "01", "+1", "1.", ".5", "1e", "--1",
        "[1 2]",
        "1 2", "'a'", "\"a", "\"\t\"", #""\x""#, #""\u12g4""#, "NaN", "\u{FEFF}1", "{\"a\":1}}",
    ])
    func othersAreMalformed(text: String) {
        #expect(fault(text) == .malformed)
    }

    @Test func whatTwoReadersReadDifferentlyIsRefused() {
        #expect(fault(#"{"a":1,"a":1}"#) == .repeatedName)
        #expect(fault(#"{"a":1,"\u0061":1}"#) == .repeatedName)
        #expect(fault(#""\u0000""#) == .nulCharacter)
        for text in [#""\ud840""#, #""\ud840x""#, #""\udfb7""#, #""\ud840\u0041""#] {
            #expect(fault(text) == .invalidText)
        }
        #expect(throws: StrictJSONError.self) { try StrictJSON.parse([0x22, 0xC0, 0x80, 0x22]) }
        #expect(throws: StrictJSONError.self) { try StrictJSON.parse([0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
    }

    @Test func bothSidesOfTheLimits() throws {
        let nested = { (depth: Int) in
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(throws: Never.self) { try StrictJSON.parse(nested(8)) }
        #expect(throws: StrictJSONError(kind: .tooDeep, offset: 8)) { try StrictJSON.parse(nested(9)) }
        let object = { (count: Int) in
            Array(("{" + (0..<count).map { "\"\($0)\":0" }.joined(separator: ",") + "}").utf8)
        }
        #expect(throws: Never.self) { try StrictJSON.parse(object(64)) }
        #expect(throws: StrictJSONError.self) { try StrictJSON.parse(object(65)) }
        #expect(throws: StrictJSONError.self) {
            try StrictJSON.parse(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
        }
    }
}
