import CreditInformation
import SharedDataTesting
import Testing

/// Working days against two independent lists of the State Council's schedules, day by day.
@Suite("Working days") struct WorkingDayCalendarTests {
    private func calendar() throws -> WorkingDayCalendar {
        let file = CalendarFile(json: ConfigurationFile.bytes("calendar/china.json"))
        #expect(file.faults == [])
        return try #require(file.calendar)
    }

    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(reading: text) }

    /// Days of a list whose state it names, true for worked ones.
    private func listed(_ path: String, isWorked: (String) -> Bool) throws -> [CalendarDate: Bool] {
        var days: [CalendarDate: Bool] = [:]
        for row in commaSeparatedRows(try SharedData.text(path)) {
            let status = try #require(row["status"])
            days[try day(try #require(row["date"]))] = isWorked(status)
        }
        return days
    }

    private func compare(_ days: [CalendarDate: Bool], from: Int, through: Int) throws {
        let calendar = try calendar()
        var current = try #require(CalendarDate(year: from, month: 1, day: 1))
        var differences: [String] = []
        while current.year <= through {
            let wanted = days[current] ?? (current.weekday < 6)
            if try calendar.isWorkingDay(current) != wanted { differences.append("\(current)") }
            current = try #require(current.adding(days: 1))
        }
        #expect(differences == [])
    }

    @Test(
        "X-1: every day of 2007 to 2026 is as in the first list",
        .enabled(if: SharedData.has("data/holidays/holiday_cn_2007_2027.csv")))
    func firstList() throws {
        let days = try listed("data/holidays/holiday_cn_2007_2027.csv") { $0 == "work" }
        #expect(days.count == 678)
        try compare(days, from: 2007, through: 2026)
    }

    @Test(
        "X-1: every day of 2004 to 2026 is as in the second list",
        .enabled(if: SharedData.has("data/holidays/chinesecalendar_1.11.0_2004_2026.csv")))
    func secondList() throws {
        let days = try listed("data/holidays/chinesecalendar_1.11.0_2004_2026.csv") { $0 == "work" }
        // Days off in lieu stand there twice, as such and as days off.
        #expect(days.count == 771)
        try compare(days, from: 2004, through: 2026)
    }

    @Test("X-1: the years 2004 to 2026 are loaded, the ones beside them are refused")
    func boundaries() throws {
        let calendar = try calendar()
        #expect(calendar.years.map(\.year) == Array(2004...2026))
        _ = try calendar.isWorkingDay(day("2004-01-01"))
        _ = try calendar.isWorkingDay(day("2026-12-31"))
        #expect(throws: CalendarError.yearNotLoaded(2003)) { try calendar.isWorkingDay(day("2003-12-31")) }
        #expect(throws: CalendarError.yearNotLoaded(2027)) { try calendar.isWorkingDay(day("2027-01-01")) }
    }

    @Test(
        "X-1: periods skip weekends and days off and count worked weekend days",
        arguments: [
            // An ordinary week, from a Friday, a Saturday and a Sunday.
            ("2026-07-03", 1, "2026-07-06"), ("2026-07-04", 1, "2026-07-06"), ("2026-07-05", 1, "2026-07-06"),
            ("2026-07-03", 5, "2026-07-10"), ("2026-07-03", 6, "2026-07-13"), ("2026-07-03", 0, "2026-07-03"),
            // Into the National Day week and out of it: 10-01 to 10-07 free, Saturday 10-10 worked.
            ("2026-09-30", 1, "2026-10-08"), ("2026-10-08", 2, "2026-10-10"), ("2026-10-08", 3, "2026-10-12"),
            // The worked Sunday before it.
            ("2026-09-18", 1, "2026-09-20"), ("2026-09-19", 1, "2026-09-20"),
            // The year's last days, which reach no further than the year.
            ("2026-12-30", 1, "2026-12-31"),
            // Across a year's end that is loaded.
            ("2025-12-31", 1, "2026-01-04"),
        ])
    func periods(start: String, length: Int, end: String) throws {
        let calendar = try calendar()
        #expect(try calendar.adding(workingDays: length, to: day(start)) == day(end))
        #expect(try calendar.workingDays(after: day(start), through: day(end)) == length)
    }

    @Test("X-1: a period that needs one day of a year not loaded says so instead of guessing")
    func intoTheUnknown() throws {
        let calendar = try calendar()
        #expect(throws: CalendarError.yearNotLoaded(2027)) {
            try calendar.adding(workingDays: 1, to: day("2026-12-31"))
        }
        #expect(throws: CalendarError.yearNotLoaded(2027)) {
            try calendar.workingDays(after: day("2026-12-30"), through: day("2027-01-04"))
        }
        #expect(CalendarError.yearNotLoaded(2027).description.contains("2027年"))
    }

    @Test("a period has 0 to 400 working days")
    func lengths() throws {
        let calendar = try calendar()
        _ = try calendar.adding(workingDays: 400, to: day("2020-01-01"))
        for length in [-1, 401] {
            #expect(throws: CalendarError.length(length)) {
                try calendar.adding(workingDays: length, to: day("2020-01-01"))
            }
        }
    }

    @Test(
        "a file with a mistake is refused as a whole",
        arguments: [
            (#""from": "2026-01-01", "to": "2026-01-03""#, #""from": "2026-01-03", "to": "2026-01-01""#),
            (#""from": "2026-01-01", "to": "2026-01-03""#, #""from": "2026-01-01", "to": "2026-01-17""#),
            (#""from": "2026-01-01", "to": "2026-01-03""#, #""from": "2025-12-31", "to": "2026-01-03""#),
            (#""from": "2026-01-01", "to": "2026-01-03""#, #""from": "2026-01-01", "to": "2026-01-32""#),
            (#""from": "2026-01-01", "to": "2026-01-03""#, #""from": "2026-01-01", "to": "2026-01-04""#),
            (#""day": "2026-01-04""#, #""day": "2026-01-05""#), (#""day": "2026-01-04""#, #""day": "2025-01-04""#),
            (#""year": 2026"#, #""year": 2027"#), (#""year": 2026"#, #""Year": 2026"#),
            (#""source": "国务院办公厅关于2026年部分节假日安排的通知""#, #""source": """#),
        ])
    func mistakes(old: String, new: String) throws {
        let text = ConfigurationFile.text("calendar/china.json")
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let file = CalendarFile(json: Array(parts.joined(separator: new).utf8))
        #expect(file.calendar == nil && !file.faults.isEmpty)
    }
}
