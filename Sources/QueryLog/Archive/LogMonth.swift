/// A month of the query log, in Shanghai's calendar: what one partition and one archive bundle hold.
///
/// - Rule: HZ-Q15, X-2.
public struct LogMonth: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 1...9999.
    public let year: Int
    /// 1...12.
    public let month: Int

    /// Reads `2026-07`; nil for any other spelling.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int(parts[0]),
            let month = Int(parts[1]), 1...9999 ~= year, 1...12 ~= month
        else { return nil }
        self.year = year
        self.month = month
        guard description == text else { return nil }
    }

    /// `2026-07`.
    public var description: String {
        let year = String(year)
        return String(repeating: "0", count: 4 - year.utf8.count) + year + (month < 10 ? "-0" : "-") + String(month)
    }

    /// First instant, microseconds since 1970-01-01 UTC.
    public var startMicroseconds: Int64 { LogTime.startOfMonth(year: year, month: month) }

    /// First instant behind the month.
    public var endMicroseconds: Int64 {
        month == 12
            ? LogTime.startOfMonth(year: year + 1, month: 1) : LogTime.startOfMonth(year: year, month: month + 1)
    }

    /// Its first day, days since 1970-01-01.
    public var firstDay: Int32 { Int32(LogTime.daysSince1970(Int64(year), Int64(month))) }

    /// The month of a first day; nil for other days.
    public init?(firstDay: Int32) {
        let (year, month, day) = LogTime.date(Int64(firstDay))
        guard day == 1, 1...9999 ~= year else { return nil }
        self.year = Int(year)
        self.month = Int(month)
    }

    public static func < (left: LogMonth, right: LogMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}
