import CreditInformation
import Testing

/// A third city is a name in its own files.
@Suite struct RuleProfileTests {
    @Test(arguments: ["a", "hangzhou", "new-city", "abcdefghijklmnopqrstuvwxyz-abcde"])
    func anotherCityHasANameOfItsOwn(name: String) {
        #expect(RuleProfile(rawValue: name)?.description == name)
    }

    @Test(arguments: ["", "-a", "A", "a_b", "a1", "杭州", "a b", "abcdefghijklmnopqrstuvwxyz-abcdef"])
    func whatIsNoNameIsNone(name: String) { #expect(RuleProfile(rawValue: name) == nil) }

    @Test("PB-14: periods of a city that nobody knows here are read")
    func periods() throws {
        let text = String(decoding: ConfigurationFile.bytes("periods/jiujiang.json"), as: UTF8.self)
        let profile = #""profile": "jiujiang""#
        let another = PeriodFile(json: Array(text.replacing(profile, with: #""profile": "elsewhere""#).utf8))
        #expect(another.table?.profile.rawValue == "elsewhere")
        #expect(PeriodFile(json: Array(text.replacing(profile, with: #""profile": "Else where""#).utf8)).table == nil)
    }

    @Test("HZ-Q1, JJ-1: what is shared may be of level B, but in Jiujiang")
    func levels() throws {
        let elsewhere = try #require(RuleProfile(rawValue: "elsewhere"))
        #expect(elsewhere.levels(for: .shared) == RuleProfile.hangzhou.levels(for: .shared))
        #expect(RuleProfile.jiujiang.levels(for: .shared) == [.insideGovernment])
        #expect(elsewhere.levels(for: .open) == [.open])
    }
}
