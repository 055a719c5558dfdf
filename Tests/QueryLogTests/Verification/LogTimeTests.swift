import QueryLog
import Testing

/// Times in the log's one spelling.
@Suite struct LogTimeTests {
    @Test(
        "X-2: an instant has one spelling, in Shanghai's time",
        arguments: [
            (0, "1970-01-01T08:00:00.000000+08:00"),
            (-1, "1970-01-01T07:59:59.999999+08:00"),
            (1_782_878_400_000_000, "2026-07-01T12:00:00.000000+08:00"),
            (1_709_136_000_000_000, "2024-02-29T00:00:00.000000+08:00"),
            (951_840_000_123_456, "2000-03-01T00:00:00.123456+08:00"),
            (4_107_513_599_999_999, "2100-02-28T23:59:59.999999+08:00"),
        ] as [(Int64, String)])
    func spelling(microseconds: Int64, text: String) {
        #expect(LogTime.text(microseconds) == text)
        #expect(LogTime.microseconds(text) == microseconds)
    }

    @Test("Days that no month has are no times")
    func noSuchDay() {
        for day in ["2023-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00"] {
            #expect(LogTime.microseconds("\(day)T00:00:00.000000+08:00") == nil)
        }
        for time in ["24:00:00", "00:60:00", "00:00:60", "0a:00:00"] {
            #expect(LogTime.microseconds("2026-01-01T\(time).000000+08:00") == nil)
        }
    }

    @Test("Every day of four centuries is read as it is written")
    func everyDay() {
        for day in stride(from: Int64(-20_000), to: 130_000, by: 1) {
            let instant = day * 86_400_000_000
            guard LogTime.microseconds(LogTime.text(instant)) == instant else {
                Issue.record("day \(day)")
                return
            }
        }
    }
}
