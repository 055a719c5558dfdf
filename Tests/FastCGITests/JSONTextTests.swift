import HTTPTypes
import Testing

@Suite struct JSONTextTests {
    private func string(_ text: String) -> String {
        var output: [UInt8] = []
        JSONText.appendString(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func onlyWhatMustBeIsEscaped() {
        #expect(string("") == "\"\"")
        #expect(string("信用 a/<é\u{7F}\u{2028}") == "\"信用 a/<é\u{7F}\u{2028}\"")
        #expect(string("a\"b\\c\n\r\t\u{8}\u{C}") == #""a\"b\\c\n\r\t\b\f""#)
        #expect(string("杭\"州") == #""杭\"州""#)
    }

    @Test func everyControlCharacterIsEscaped() {
        for code in 0..<0x20 as Range<UInt8> {
            let text = string(String(UnicodeScalar(code)))
            #expect(text.utf8.allSatisfy { $0 >= 0x20 } && text.hasPrefix("\"\\"))
        }
        #expect(string("\0") == #""\u0000""# && string("\u{1f}") == #""\u001f""# && string(" ") == "\" \"")
    }
}
