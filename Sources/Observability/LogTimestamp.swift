/// An instant as microseconds since 1970-01-01T00:00:00Z, written in the local time of the platform.
/// - Rule: X-2
public struct LogTimestamp: Sendable, Equatable {
    /// Asia/Shanghai has had no summer time since 1991: a fixed offset of eight hours.
    static let offsetSeconds = 8 * 3600

    /// Microseconds since the epoch.
    public let microseconds: Int

    /// Takes an instant.
    public init(microseconds: Int) {
        self.microseconds = microseconds
    }

    /// RFC 3339 with microseconds, e.g. `2026-01-01T08:00:00.000000+08:00`.
    public var text: String {
        let (seconds, fraction) = Self.divide(microseconds, by: 1_000_000)
        let (days, second) = Self.divide(seconds + Self.offsetSeconds, by: 86_400)
        let (year, month, day) = Self.civil(fromDays: days)
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let minutes = "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2))"
        return "\(date)T\(minutes):\(Self.padded(second % 60, 2)).\(Self.padded(fraction, 6))+08:00"
    }

    /// Days since 1970-01-01 as a date; H. Hinnant's `civil_from_days`, years begin in March so that the leap day is
    /// the last one.
    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = divide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Division that rounds down, also before 1970.
    private static func divide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
