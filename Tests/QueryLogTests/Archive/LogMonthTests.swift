import QueryLog
import Testing

/// Months in their one spelling.
@Suite struct LogMonthTests {
    @Test("X-2: a month begins and ends at midnight in Shanghai")
    func bounds() throws {
        let july = try #require(LogMonth("2026-07"))
        #expect(LogTime.text(july.startMicroseconds) == "2026-07-01T00:00:00.000000+08:00")
        #expect(LogTime.text(july.endMicroseconds) == "2026-08-01T00:00:00.000000+08:00")
        let december = try #require(LogMonth("2026-12"))
        #expect(LogTime.text(december.endMicroseconds) == "2027-01-01T00:00:00.000000+08:00")
        #expect(LogMonth(firstDay: july.firstDay) == july)
        #expect(LogMonth(firstDay: july.firstDay + 1) == nil)
        #expect(july < december)
    }

    @Test("Nothing else is a month", arguments: ["2026-7", "2026-13", "2026-00", "26-07", "2026-07-01", "", "+026-07"])
    func noMonth(text: String) {
        #expect(LogMonth(text) == nil)
    }
}
