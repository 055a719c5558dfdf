/// Times as the query log writes them: Asia/Shanghai, to the microsecond, in one spelling per instant.
///
/// - Rule: HZ-Q15, X-2.
public enum LogTime {
    /// Bytes of a time: `2026-07-01T12:00:00.000000+08:00`.
    static let byteCount = 32
    /// Microseconds that Shanghai is ahead of UTC; there is no summer time since 1991.
    private static let offset: Int64 = 8 * 3600 * 1_000_000
    private static let microsecondsPerDay: Int64 = 86_400 * 1_000_000
    /// What stands where no digit stands.
    private static let template = Array("0000-00-00T00:00:00.000000+08:00".utf8)
    private static let firstOfOffset = 26

    /// Reads a time.
    ///
    /// - Returns: Microseconds since 1970-01-01 UTC; nil for anything that `text` does not write.
    public static func microseconds(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int64? {
        guard range.count == byteCount, range.upperBound <= bytes.count else { return nil }
        let start = range.lowerBound
        for place in 0..<byteCount {
            let wanted = template[place]
            let isDigit = wanted == 48 && place < firstOfOffset
            guard isDigit ? 48...57 ~= bytes[start + place] : wanted == bytes[start + place] else { return nil }
        }
        func number(_ from: Int, _ digits: Int) -> Int64 {
            var value: Int64 = 0
            for place in from..<from + digits { value = value * 10 + Int64(bytes[start + place] - 48) }
            return value
        }
        let year = number(0, 4)
        let month = number(5, 2)
        let day = number(8, 2)
        let hour = number(11, 2)
        let minute = number(14, 2)
        let second = number(17, 2)
        guard 1...12 ~= month, day >= 1, hour < 24, minute < 60, second < 60 else { return nil }
        let first = daysSince1970(year, month)
        let next = month == 12 ? daysSince1970(year + 1, 1) : daysSince1970(year, month + 1)
        guard first + day - 1 < next else { return nil }
        let ofDay = ((hour * 60 + minute) * 60 + second) * 1_000_000 + number(20, 6)
        return (first + day - 1) * microsecondsPerDay + ofDay - offset
    }

    /// Reads a time that stands alone.
    public static func microseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        return microseconds(bytes.span, in: bytes.indices)
    }

    /// Writes a time.
    ///
    /// - Parameter microseconds: Since 1970-01-01 UTC, of the years 0 to 9999.
    public static func text(_ microseconds: Int64) -> String {
        let local = microseconds + offset
        var days = local / microsecondsPerDay
        var ofDay = local % microsecondsPerDay
        if ofDay < 0 {
            ofDay += microsecondsPerDay
            days -= 1
        }
        let (year, month, day) = date(days)
        let seconds = ofDay / 1_000_000
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))."
            + "\(padded(ofDay % 1_000_000, 6))+08:00"
    }

    /// First instant of a month in Shanghai, microseconds since 1970-01-01 UTC.
    static func startOfMonth(year: Int, month: Int) -> Int64 {
        daysSince1970(Int64(year), Int64(month)) * microsecondsPerDay - offset
    }

    /// Days from 1970-01-01 to the first of a month, in the Gregorian calendar.
    ///
    /// Years begin in March, so that the day that is there every fourth year is a year's last.
    static func daysSince1970(_ year: Int64, _ month: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month and day of a number of days since 1970-01-01.
    static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
