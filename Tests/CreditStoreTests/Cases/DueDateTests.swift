import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import SharedDataTesting
import Testing

/// Due days in the database against the pure calendar and against an independent list of the State Council's schedules.
@Suite("Due days in the database") struct DueDateTests {
    /// A period of a profile and the days on which the database says it ends, by its first day; nil: a year is missing.
    private struct Counted {
        let period: LegalPeriod
        var ends: [CalendarDate: CalendarDate?] = [:]
        var missing: [CalendarDate: Int] = [:]
    }

    private func table(_ profile: RuleProfile) throws -> PeriodTable {
        let file = PeriodFile(json: PolicyFiles.bytes("config/periods/\(profile.rawValue).json"))
        #expect(file.findings == [])
        return try #require(file.table)
    }

    private func calendar() throws -> WorkingDayCalendar {
        try #require(CalendarFile(json: PolicyFiles.bytes("config/calendar/china.json")).calendar)
    }

    /// What the database counts from every day of a stretch, for each period of a profile.
    private func counted(_ profile: RuleProfile, from: String, through: String) throws -> [Counted] {
        let table = try table(profile)
        return try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            try connection.transaction {
                for year in try calendar().years {
                    try CalendarStore(connection).load(year, loadedBy: "test", atMicroseconds: PolicyFiles.noon)
                }
                for period in table.periods {
                    // In force from the first day that is asked for, whatever the law says.
                    try PeriodStore(connection).add(
                        period.since(try CalendarDate(reading: "2003-01-01")), to: profile, publishedBy: "test",
                        atMicroseconds: PolicyFiles.noon)
                }
            }
            let owner = try database.connect()
            return try table.periods.map { try count($0, profile, from, through, owner) }
        }
    }

    private func count(
        _ period: LegalPeriod, _ profile: RuleProfile, _ from: String, _ through: String, _ connection: Connection
    ) throws -> Counted {
        let result = try connection.execute(
            """
            select day::date, counted.due_on, counted.missing_year
            from pg_catalog.generate_series($3::text::date, $4::text::date, interval '1 day') as day
            cross join lateral credit.due_date($1, $2, day::date) as counted
            """, [.text(profile.rawValue), .text(period.code.rawValue), .text(from), .text(through)])
        var counted = Counted(period: period)
        for row in 0..<result.rowCount {
            let day = try #require(CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 0))))
            let end = result.isNull(row, 1) ? nil : CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 1)))
            counted.ends[day] = .some(end)
            if !result.isNull(row, 2) { counted.missing[day] = Int(try result.int64(row, 2)) }
        }
        return counted
    }

    @Test(
        "X-1: from every day of 2024 to 2026 each period ends where the calendar ends it",
        arguments: RuleProfile.written)
    func everyPeriod(profile: RuleProfile) throws {
        let calendar = try calendar()
        for counted in try counted(profile, from: "2024-01-01", through: "2026-12-31") {
            #expect(counted.ends.count == 1096)
            for (day, end) in counted.ends {
                do throws(CalendarError) {
                    let wanted = try counted.period.lastDay(after: day, in: calendar)
                    #expect(end == wanted, "\(counted.period.code.rawValue) from \(day)")
                    #expect(counted.missing[day] == nil)
                } catch {
                    guard case .yearNotLoaded(let year) = error else {
                        Issue.record("\(error)")
                        continue
                    }
                    #expect(end == nil && counted.missing[day] == year, "\(counted.period.code.rawValue) from \(day)")
                }
            }
        }
    }

    @Test(
        "X-1: from every day of 2007 to 2026 periods in working days end where an independent list ends them",
        .enabled(if: SharedData.has("data/holidays/holiday_cn_2007_2027.csv")))
    func secondSource() throws {
        var listed: [String: Bool] = [:]
        for line in try SharedData.text("data/holidays/holiday_cn_2007_2027.csv").split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            listed[String(fields[1])] = fields[3] == "work"
        }
        #expect(listed.count > 600)
        for counted in try counted(.hangzhou, from: "2007-01-01", through: "2026-12-31")
        where counted.period.unit == .workingDay {
            for (day, end) in counted.ends {
                // Counted by hand, so to say: one day after the other, without the platform's calendar.
                var (last, missing) = (day, counted.period.length)
                while missing > 0 {
                    last = try #require(last.adding(days: 1))
                    if listed[last.description] ?? (last.weekday < 6) { missing -= 1 }
                }
                // What reaches into 2027 is not guessed, though the list may know some of it.
                let wanted: CalendarDate? = last.year > 2026 ? nil : last
                #expect(end == wanted, "\(counted.period.code.rawValue) from \(day)")
            }
        }
    }

    @Test("what is published is read back", arguments: RuleProfile.written)
    func readBack(profile: RuleProfile) throws {
        let table = try table(profile)
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            let store = PeriodStore(connection)
            try connection.transaction {
                try store.lockPublications()
                for period in table.periods {
                    try store.add(period, to: profile, publishedBy: "test", atMicroseconds: PolicyFiles.noon)
                }
            }
            #expect(Set(try store.periods(of: profile)) == Set(table.periods))
            for other in RuleProfile.written where other != profile { #expect(try store.periods(of: other) == []) }
            #expect(try store.profile(on: CalendarDate(reading: "2026-07-01")) == nil)
        }
    }
}

extension LegalPeriod {
    /// The same from another day on.
    fileprivate func since(_ day: CalendarDate) -> LegalPeriod {
        LegalPeriod(
            code: code, effectiveOn: day, length: length, unit: unit, extending: extending, ruleID: ruleID,
            article: article, sentence: sentence, isStatutory: isStatutory)
    }
}
