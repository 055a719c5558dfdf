/// A day of the Gregorian calendar: no time, no time zone.
///
/// Cannot hold a day that does not exist. Years run from 1 to 9999.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The date that files write for "no end".
    ///
    /// - Rule: BX-12.
    public static let openEnd = CalendarDate(unchecked: 2099, 12, 31)

    /// Year, 1...9999.
    public var year: Int { Int(storedYear) }
    /// Month, 1...12.
    public var month: Int { Int(storedMonth) }
    /// Day of the month, 1...31.
    public var day: Int { Int(storedDay) }

    private let storedYear: Int16
    private let storedMonth: UInt8
    private let storedDay: UInt8

    /// The day, or `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// The day that lies `daysSinceEpoch` days after 1970-01-01, or `nil` outside the years 1 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard (-719_162...2_932_896).contains(daysSinceEpoch) else { return nil }
        // Counted from 0000-03-01, so that the leap day is the last of its year; eras of 400 years.
        let shifted = daysSinceEpoch + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        self.init(unchecked: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        storedYear = Int16(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    /// Days after 1970-01-01; negative before.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// ISO number of the weekday: 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        // 1970-01-01 was a Thursday; the sum stays positive from year 1 on.
        (daysSinceEpoch + 3 + 719_166 / 7 * 7 + 7) % 7 + 1
    }

    /// Whether the date stands for "no end": 2099-12-31 or later.
    ///
    /// - Rule: BX-12.
    public var isOpenEnded: Bool { self >= .openEnd }

    /// The day `days` later (earlier when negative), or `nil` outside the years 1 to 9999.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// The same day of the month `months` later, or that month's last day when it has no such day.
    ///
    /// - Returns: `nil` outside the years 1 to 9999.
    public func adding(months: Int) -> CalendarDate? {
        guard abs(months) <= 12 * 9999 else { return nil }
        let total = year * 12 + month - 1 + months
        guard total >= 12 else { return nil }
        let (year, month) = (total / 12, total % 12 + 1)
        return CalendarDate(year: year, month: month, day: min(day, Self.length(ofMonth: month, year: year)))
    }

    /// Days from this date to `other`; negative when `other` is earlier.
    public func days(to other: CalendarDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    /// The date as `2018-06-01` (ISO 8601).
    public var description: String {
        let digits = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10]
        return digits.map(String.init).joined() + "-" + (month < 10 ? "0" : "") + String(month) + "-"
            + (day < 10 ? "0" : "") + String(day)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.storedYear, left.storedMonth, left.storedDay) < (right.storedYear, right.storedMonth, right.storedDay)
    }

    /// Number of days in a month, which must be 1...12.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
