import HTTPTypes
import Testing

@Suite struct QueryItemsTests {
    private func error(_ query: [UInt8], _ limits: QueryLimits = .default) -> QueryItemsError? {
        do throws(QueryItemsError) {
            _ = try QueryItems(query[...], limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func error(_ query: String, _ limits: QueryLimits = .default) -> QueryItemsError? {
        error(Array(query.utf8), limits)
    }

    @Test func parametersAreDecodedInOrder() throws {
        let bytes = Array("xname=%E6%9D%ad&q=a+b%2Bc&empty=&eq=a==".utf8)
        let query = try QueryItems(bytes.dropFirst())
        #expect(query.items.map(\.name) == ["name", "q", "empty", "eq"])
        #expect(query["name"] == "杭" && query["q"] == "a b+c" && query["empty"] == "" && query["eq"] == "a==")
        #expect(query["Name"] == nil)
        #expect(try QueryItems([]).items.isEmpty)
        #expect(try QueryItems(Array("a=杭".utf8)[...])["a"] == "杭")
    }

    @Test("ASVS 15.3.7: a repeated parameter is an error, however it is spelled")
    func repeatedParameterIsAnError() {
        #expect(error("a=1&b=2&a=3") == .repeatedName)
        #expect(error("a=1&%61=1") == .repeatedName)
        #expect(error("a=1&A=1") == nil)
    }

    @Test(arguments: ["&", "a=1&", "&a=1", "a=1&&b=2", "=", "=1"])
    func emptyNameIsAnError(query: String) {
        #expect(error(query) == .emptyName)
    }

    @Test func nameWithoutEqualsSignIsAnError() {
        #expect(error("a") == .missingEqualsSign && error("a=1&b") == .missingEqualsSign)
        #expect(error("a=1;b=2") == nil)
    }

    @Test(arguments: ["%", "%1", "%g1", "%1g", "%%31", "%+1", "a%2"])
    func malformedEscapeIsAnError(text: String) {
        #expect(error("a=\(text)") == .text(.malformedEscape))
        #expect(error("\(text)=a") == .text(.malformedEscape))
    }

    @Test(arguments: [
        "%c0%af", "%c1%bf", "%e0%80%af", "%f0%80%80%af", "%ed%a0%80", "%ed%bf%bf", "%f4%90%80%80", "%e4%b8", "%80",
        "%ff", "%c3a",
    ])
    func malformedTextIsAnError(text: String) {
        #expect(error("a=\(text)") == .text(.malformedUTF8))
    }

    @Test func rawMalformedTextIsAnError() {
        #expect(error([97, 61, 0xC0, 0xAF]) == .text(.malformedUTF8))
        #expect(error([97, 61, 0xE4, 0xB8]) == .text(.malformedUTF8))
    }

    @Test(arguments: ["%00", "%0a", "%0D", "%1f", "%7f", "%c2%80", "%c2%9f"])
    func controlCharacterIsAnError(text: String) {
        #expect(error("a=b\(text)c") == .text(.controlCharacter))
    }

    @Test func neighboursOfControlCharactersAreFine() {
        for text in ["%20", "%7e", "%c2%a0", "%ed%9f%bf", "%ee%80%80", "%f4%8f%bf%bf"] {
            #expect(error("a=\(text)") == nil)
        }
    }

    @Test func eachLimitHoldsOnBothSides() {
        let limits = QueryLimits(maximumBytes: 20, maximumCount: 2, maximumNameBytes: 3, maximumValueBytes: 8)
        #expect(error("abc=12345678&b=12345", limits) == nil)
        #expect(error("abc=12345678&b=123456", limits) == .tooLong)
        #expect(error("abcd=1", limits) == .nameTooLong)
        #expect(error("a=123456789", limits) == .valueTooLong)
        #expect(error("a=1&b=2", limits) == nil && error("a=1&b=2&c=3", limits) == .tooManyItems)
    }
}
