import CreditInformation
import CreditStore
import FoundationEssentials
import Testing

@testable import CreditAPI

/// Cursors come back as they were given out, and nothing else is one.
@Suite struct SearchCursorTests {
    /// The cursor that the database makes for a place.
    private func cursor(key: Digest128, _ rest: String) -> String {
        let bytes = (0..<16).map { UInt8(truncatingIfNeeded: key.value >> (120 - 8 * $0)) }
        let text = Data(bytes + Array(rest.utf8)).base64EncodedString()
        return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }.filter { $0 != "=" })
    }

    @Test("a cursor names the place that it was made for", arguments: ["ab", "德安县供水公司", "𠮷野家", "a:b"])
    func roundTrip(_ name: String) {
        let key = Digest128(0x7660_9ed4_4b3b_ffbf_2c4e_cc62_75b8_6b32)
        #expect(
            SearchCursor.place(cursor(key: key, "0:" + name)) == .leading(normalisedName: name, subjectKey: key))
        #expect(SearchCursor.place(cursor(key: key, "1:")) == .inside(subjectKey: key))
    }

    @Test("anything else is refused")
    func othersAreRefused() {
        let key = Digest128(1)
        #expect(SearchCursor.place("") == nil)
        #expect(SearchCursor.place("AAAA") == nil)
        #expect(SearchCursor.place("not a cursor") == nil)
        for rest in ["0:", "1:ab", "2:", "ab", "0", ":", "0:a\0b"] {
            #expect(SearchCursor.place(cursor(key: key, rest)) == nil, "\(rest)")
        }
        #expect(SearchCursor.place(cursor(key: key, "0:ab") + "=") == nil)
        #expect(SearchCursor.place(String(repeating: "A", count: SearchCursor.maximumCharacters + 1)) == nil)
        // 16 bytes of key, tier and colon, and 100 characters of four bytes: the longest there is.
        let longest = cursor(key: key, "0:" + String(repeating: "𠮷", count: 100))
        #expect(longest.count <= SearchCursor.maximumCharacters)
        #expect(SearchCursor.place(longest) != nil)
    }
}
