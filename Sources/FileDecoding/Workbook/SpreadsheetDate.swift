/// Dates of a workbook: days since an epoch, with the time of day as fraction.
enum SpreadsheetDate {
    /// First day that each of the two date systems counts.
    enum System {
        /// 1 is 1900-01-01, and there is a 1900-02-29 (60), an old mistake that is kept everywhere.
        case from1900
        /// 0 is 1904-01-01.
        case from1904
    }

    private static let secondsPerDay = 86_400
    private static let mistakenLeapDay = 60
    /// Days from 0000-03-01 (proleptic Gregorian) to the day before day 0 of the counts.
    private static let daysTo1899_12_30 = 693_899
    private static let daysTo1904_01_01 = 693_899 + 1_462
    private static let daysTo9999_12_31 = 693_899 + 2_958_465

    /// The date as `yyyy-MM-dd`, with `HH:mm:ss` behind if it has a time of day, that alone if it has no day.
    ///
    /// - Returns: nil for numbers that are no date: below zero, zero itself, after 9999-12-31.
    static func text(_ serial: Double, _ system: System) -> String? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * Double(secondsPerDay)).rounded())
        if seconds == secondsPerDay { (day, seconds) = (day + 1, 0) }
        if day == 0 && (system == .from1900 || seconds > 0) { return seconds == 0 ? nil : time(seconds) }
        guard let date = date(day, system) else { return nil }
        return seconds == 0 ? date : date + " " + time(seconds)
    }

    private static func time(_ seconds: Int) -> String {
        "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    }

    private static func date(_ day: Int, _ system: System) -> String? {
        switch system {
        case .from1904: return civil(daysTo1904_01_01 + day)
        case .from1900 where day == mistakenLeapDay: return "1900-02-29"
        case .from1900: return civil(daysTo1899_12_30 + day + (day < mistakenLeapDay ? 1 : 0))
        }
    }

    /// Day, month and year of a number of days since 0000-03-01: in years that begin in March the leap day is last.
    private static func civil(_ days: Int) -> String? {
        guard days <= daysTo9999_12_31 else { return nil }
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
