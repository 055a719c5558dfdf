import QueryLog
import Testing

/// Entries whose columns and bytes agree, and entries whose do not.
@Suite struct LoggedEntryTests {
    private static let salt = "5b0e3f5e-6f0a-4a62-9d5b-1b2f6c8d9e0f"
    private static let subject = "0e9c4c1d-3f6b-8d2a-b0c1-d2e3f4a5b6c7"
    private static let subjectKey: UInt128 = 0x0e9c_4c1d_3f6b_8d2a_b0c1_d2e3_f4a5_b6c7

    private static func leaf(
        version: String = "1", position: String = "41", time: String = "2026-07-01T12:00:00.000001+08:00",
        unit: String = #","unit":"HZ-CGJ""#, scope: String = #"{"q":"甲\"}],","n":[1,{"x":"\\"}]}"#,
        subject: String = #","subject":""# + subject + "\"", rule: String = #","rule":"HZ-Q11""#,
        disclosed: String = #"{"r":"],\"answer\":"},2"#
    ) -> String {
        #"{"v":"# + version + #","position":"# + position + #","time":""# + time
            + #"","audience":"public","operation":"subject","actor":"张三""# + unit
            + #","address":"10.0.0.1","request":"ab","purpose":"public_inquiry","scope":"# + scope + subject
            + #","outcome":"answered""# + rule + #","disclosed":["# + disclosed + #"],"answer":""#
            + String(repeating: "0a", count: 32) + #"","salt":""# + salt + #""}"#
    }

    private static func entry(_ leaf: String = leaf()) -> LoggedEntry {
        LoggedEntry(
            position: 41, loggedAt: 1_782_878_400_000_001, audience: "public", operation: "subject",
            outcome: "answered", actor: "张三", unitCode: "HZ-CGJ", purpose: "public_inquiry", subjectKey: subjectKey,
            entry: Array(leaf.utf8))
    }

    @Test("An entry as the log's writer makes it is in order, with and without the parts that may be absent")
    func agreeing() {
        #expect(Self.entry().problem() == nil)
        var plain = Self.entry(Self.leaf(unit: "", scope: "null", subject: "", rule: "", disclosed: ""))
        plain.unitCode = nil
        plain.subjectKey = nil
        #expect(plain.problem() == nil)
    }

    @Test("Each column that says something else is named")
    func eachColumn() {
        let changes: [(EntryProblem.Column, (inout LoggedEntry) -> Void)] = [
            (.position, { $0.position = 40 }), (.loggedAt, { $0.loggedAt -= 1 }),
            (.audience, { $0.audience = "Public" }),
            (.operation, { $0.operation = "subjec" }), (.outcome, { $0.outcome = "empty" }),
            (.actor, { $0.actor = "张" }),
            (.unitCode, { $0.unitCode = nil }), (.unitCode, { $0.unitCode = "" }), (.purpose, { $0.purpose += "y" }),
            (.subjectKey, { $0.subjectKey = nil }), (.subjectKey, { $0.subjectKey = Self.subjectKey + 1 }),
        ]
        for (column, change) in changes {
            var entry = Self.entry()
            change(&entry)
            #expect(entry.problem() == .column(column))
        }
        #expect(Set(changes.map(\.0)) == Set(EntryProblem.Column.allCases))
    }

    @Test("A column with a value where the leaf has none is named")
    func columnWithoutPart() {
        var entry = Self.entry(Self.leaf(unit: ""))
        #expect(entry.problem() == .column(.unitCode))
        entry = Self.entry(Self.leaf(subject: ""))
        #expect(entry.problem() == .column(.subjectKey))
    }

    @Test("A leaf of a later version is refused as such")
    func laterVersion() {
        #expect(Self.entry(Self.leaf(version: "2")).problem() == .unknownVersion)
        #expect(Self.entry(Self.leaf(version: "10")).problem() == .unknownVersion)
        #expect(Self.entry(Self.leaf(version: "x")).problem() == .malformed(byte: 0))
        #expect(Self.entry("").problem() == .malformed(byte: 0))
    }

    @Test("A second spelling of a number, a time or a key is no other spelling of the same")
    func oneSpelling() {
        #expect(Self.entry(Self.leaf(position: "041")).problem() == .column(.position))
        #expect(Self.entry(Self.leaf(position: "")).problem() == .column(.position))
        #expect(Self.entry(Self.leaf(position: "99999999999999999999")).problem() == .column(.position))
        for time in [
            "2026-07-01T04:00:00.000001+00:00", "2026-06-31T12:00:00.000001+08:00", "2026-07-01T12:00:00.00001+08:00",
        ] {
            #expect(Self.entry(Self.leaf(time: time)).problem() == .column(.loggedAt))
        }
        let upper = #","subject":""# + Self.subject.uppercased() + "\""
        #expect(Self.entry(Self.leaf(subject: upper)).problem() == .column(.subjectKey))
    }

    @Test("Every byte that is missing or too many is found, wherever it is")
    func everyLength() {
        let whole = Self.entry()
        for count in whole.entry.indices {
            var entry = whole
            entry.entry.removeLast(whole.entry.count - count)
            #expect(entry.problem() != nil)
        }
        var entry = whole
        entry.entry.append(0x20)
        #expect(entry.problem() != nil)
    }

    @Test("No change of a byte makes the reader trap, and outside the free parts it is found")
    func everyByte() throws {
        let whole = Self.entry()
        let layout = try LeafLayout(whole.entry.span)
        let free = [layout.address, layout.request, layout.scope, layout.rule ?? 0..<0, layout.disclosed]
        let hidden = [layout.answer, layout.salt]
        for place in whole.entry.indices {
            for value: UInt8 in [0, 0x22, 0x2C, 0x39, 0x5B, 0x5C, 0x7D, 0xFF] where value != whole.entry[place] {
                var entry = whole
                entry.entry[place] = value
                let isFound = entry.problem() != nil
                if !(free + hidden).contains(where: { $0.contains(place) }) { #expect(isFound) }
            }
        }
    }
}
