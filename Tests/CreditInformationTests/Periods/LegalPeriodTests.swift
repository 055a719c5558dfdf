import CreditInformation
import Testing

/// Periods of the committed files, and what refuses a file.
@Suite("Statutory periods") struct LegalPeriodTests {
    private func table(_ profile: RuleProfile) throws -> PeriodTable {
        let file = PeriodFile(json: ConfigurationFile.bytes("periods/\(profile.rawValue).json"))
        #expect(file.findings == [])
        return try #require(file.table)
    }

    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(reading: text) }

    /// Length, unit and longest extension in working days, as the texts have them.
    private struct Figure {
        let profile: RuleProfile
        let code: PeriodCode
        let length: Int
        let unit: PeriodUnit
        var extending: Int?
        let article: String
    }

    /// Read from the regulations, not from the files.
    private static let law: [Figure] = [
        .init(
            profile: .hangzhou, code: .applicationAnswer, length: 15, unit: .workingDay, extending: 15,
            article: "附件1 五（七）"),
        .init(
            profile: .hangzhou, code: .objectionHandling, length: 30, unit: .calendarDay, extending: 15,
            article: "附件2 三"),
        .init(profile: .hangzhou, code: .annotationRequestWindow, length: 5, unit: .workingDay, article: "附件2 六（三）"),
        .init(profile: .hangzhou, code: .annotationHandling, length: 7, unit: .workingDay, article: "附件2 三"),
        .init(profile: .hangzhou, code: .annotationDuration, length: 30, unit: .calendarDay, article: "附件2 六（五）"),
        .init(profile: .hangzhou, code: .annotationRemoval, length: 5, unit: .workingDay, article: "附件2 七（三）"),
        .init(profile: .hangzhou, code: .archiveFiling, length: 0, unit: .calendarDay, article: "七（二）"),
        .init(profile: .hangzhou, code: .archiveRetention, length: 5, unit: .year, article: "七（二）"),
        .init(profile: .qinzhou, code: .objectionHandling, length: 10, unit: .workingDay, article: "第十八条"),
        .init(profile: .qinzhou, code: .objectionHandlingPassedOn, length: 10, unit: .workingDay, article: "第十八条"),
        .init(profile: .pboc, code: .objectionHandling, length: 20, unit: .calendarDay, article: "10.1"),
        .init(profile: .pboc, code: .objectionHandlingPassedOn, length: 12, unit: .calendarDay, article: "10.1"),
    ]

    @Test("HZ-Q12, HZ-O3, QZ-11, PB-14: the files say what the regulations say, and call nothing else statutory")
    func figures() throws {
        for profile in RuleProfile.written {
            let statutory = try table(profile).periods.filter(\.isStatutory)
            let law = Self.law.filter { $0.profile == profile }
            #expect(Set(statutory.map(\.code)) == Set(law.map(\.code)), "\(profile)")
            for figure in law {
                let period = try #require(statutory.first { $0.code == figure.code })
                #expect(period.length == figure.length && period.unit == figure.unit, "\(figure.code)")
                #expect(period.extending?.length == figure.extending)
                #expect(period.article.contains(figure.article))
            }
        }
    }

    @Test(
        "every file has every period that a case needs, from before the platform's first day",
        arguments: RuleProfile.written)
    func complete(profile: RuleProfile) throws {
        let table = try table(profile)
        for code in PeriodCode.allCases where !code.isOptional {
            #expect(table.period(code, on: try day("2026-01-01")) != nil, "\(code)")
        }
        #expect(table.lines.count == 2 + 2 * table.periods.count)
    }

    @Test("X-2: day 30 is in time")
    func days() throws {
        let calendar = try #require(CalendarFile(json: ConfigurationFile.bytes("calendar/china.json")).calendar)
        let objection = try #require(try table(.hangzhou).period(.objectionHandling, on: day("2026-03-02")))
        #expect(try objection.lastDay(after: day("2026-03-02"), in: calendar) == day("2026-04-01"))
        // Calendar days need no schedule; working days do.
        #expect(try objection.lastDay(after: day("2026-12-02"), in: calendar) == day("2027-01-01"))
        let removal = try #require(try table(.hangzhou).period(.annotationRemoval, on: day("2026-03-02")))
        #expect(try removal.lastDay(after: day("2026-05-08"), in: calendar) == day("2026-05-14"))
        #expect(throws: CalendarError.yearNotLoaded(2027)) {
            try removal.lastDay(after: day("2026-12-30"), in: calendar)
        }
        let retention = try #require(try table(.hangzhou).period(.archiveRetention, on: day("2024-02-29")))
        #expect(try retention.lastDay(after: day("2024-02-29"), in: calendar) == day("2029-02-28"))
    }

    @Test("a period holds from its first day, not from the day before")
    func effect() throws {
        let table = try table(.hangzhou)
        #expect(table.period(.objectionHandling, on: try day("2015-05-17")) == nil)
        #expect(table.period(.objectionHandling, on: try day("2015-05-18")) != nil)
    }

    /// The Hangzhou file with a piece of its text exchanged.
    private func requirements(_ old: String, _ new: String) throws -> Set<PeriodRequirement> {
        var text = ConfigurationFile.text("periods/hangzhou.json")
        let range = try #require(text.firstRange(of: old))
        text.replaceSubrange(range, with: new)
        let file = PeriodFile(json: Array(text.utf8))
        #expect((file.table == nil) == !file.findings.isEmpty)
        return Set(file.findings.map(\.requirement))
    }

    @Test(
        "a wrong file is refused, and says why",
        arguments: [
            ("\"profile\"", "\"profil\"", [PeriodRequirement.unknownKey, .missingText]),
            ("\"hangzhou\"", "\"Atlantis 2\"", [.unknownValue]),
            ("\"working_day\"", "\"workday\"", [.unknownValue]),
            ("\"authority_officer\"", "\"window_clerk\"", [.extensionRole]),
            ("\"2015-05-18\"", "\"2015-05-32\"", [.unknownValue]),
            ("\"length\": 15", "\"length\": 401", [.length]),
            ("\"length\": 15", "\"length\": 400", []),
            ("\"length\": 15", "\"length\": -1", [.length]),
            ("\"extension\": { \"length\": 15", "\"extension\": { \"length\": 0", [.length]),
            ("\"extension\": { \"length\": 15", "\"extension\": { \"length\": 1", []),
            ("\"length\": 5, \"unit\": \"year\"", "\"length\": 4, \"unit\": \"year\"", [.retention]),
            ("\"length\": 5, \"unit\": \"year\"", "\"length\": 5, \"unit\": \"calendar_day\"", [.length]),
            ("\"annotation_removal\"", "\"annotation_handling\"", [.duplicate, .missingPeriod]),
            ("\"ruleID\": \"HZ-Q12\"", "\"ruleID\": \" \"", [.missingText]),
            ("\"extension\"", "\"extention\"", [.unknownKey]),
            ("\"periods\": [", "\"periods\": [ 7, ", [.unreadable]),
        ] as [(String, String, Set<PeriodRequirement>)])
    func refusals(old: String, new: String, wanted: Set<PeriodRequirement>) throws {
        #expect(try requirements(old, new) == wanted)
    }
}
