import CreditInformation

/// Reads the time of a receipt as the log writes it: `2026-03-02T09:30:00.123456+08:00`.
enum ReceiptTime {
    private static let form = Array("0000-00-00T00:00:00.000000+08:00".utf8)
    private static let offsetSeconds: Int64 = 8 * 3600

    /// Microseconds since 1970-01-01 UTC; nil for anything of another form or without a day in the calendar.
    static func microseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == form.count else { return nil }
        for (byte, wanted) in zip(bytes, form).dropLast(6) {
            let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            guard wanted == UInt8(ascii: "0") ? isDigit : byte == wanted else { return nil }
        }
        guard bytes[26...] == form[26...] else { return nil }
        let number = { (range: Range<Int>) in bytes[range].reduce(0) { $0 * 10 + Int64($1) - 48 } }
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard hour < 24, minute < 60, second < 60,
            let day = CalendarDate(year: Int(number(0..<4)), month: Int(number(5..<7)), day: Int(number(8..<10)))
        else { return nil }
        let seconds = Int64(day.daysSinceEpoch) * 86_400 + hour * 3600 + minute * 60 + second - offsetSeconds
        return seconds * 1_000_000 + number(20..<26)
    }
}
