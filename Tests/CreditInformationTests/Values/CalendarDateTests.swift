import CreditInformation
import Testing

@Suite("BX-12: dates")
struct CalendarDateTests {
    private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: month, day: day))
    }

    @Test(
        "The forms of real files are read",
        arguments: [
            "2018/6/1", "2018-06-01", "20180601", "2018年6月1日", "2018.6.1", " 2018-6-1 ", "2018/06/01 00:00:00",
            "2018-06-01T10:11:12.000+08:00", "２０１８－０６－０１", "2018 年 6 月 1 日", "20180601103000", "20180601 10:30",
            "2018年06月01日 10时30分", "\u{FEFF}2018-06-01",
        ])
    func forms(_ text: String) throws {
        #expect(try CalendarDate(reading: text) == date(2018, 6, 1))
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "2018", "2018-06", "18-6-1", "2018-6-1x", "2018/6-1", "43252", "2018-06-01 abc", "June 1, 2018",
            "201806011",
            "2018-006-01", "2018年6月1", "20180601T", "99999999999999999999", "-2018-06-01",
        ])
    func unreadable(_ text: String) {
        #expect(throws: DateReadingError.unreadable) { try CalendarDate(reading: text) }
    }

    @Test("Days that do not exist are refused, their neighbours are read")
    func unreal() throws {
        for text in ["2018-02-29", "1900-02-29", "2018-13-01", "2018-00-01", "2018-04-31", "2018-01-00", "0000-01-01"] {
            #expect(throws: DateReadingError.unreal) { try CalendarDate(reading: text) }
        }
        for text in ["2016-02-29", "2000-02-29", "2018-12-01", "2018-04-30", "2018-01-31", "0001-01-01", "9999-12-31"] {
            #expect(try CalendarDate(reading: text).description == text)
        }
        #expect(throws: DateReadingError.empty) { try CalendarDate(reading: " \u{3000}") }
    }

    @Test("Spreadsheet serial numbers are read when they are said to be such")
    func serials() throws {
        #expect(try CalendarDate(reading: "43252", as: .spreadsheetSerial1900) == date(2018, 6, 1))
        #expect(try CalendarDate(reading: "43252.5", as: .spreadsheetSerial1900) == date(2018, 6, 1))
        #expect(try CalendarDate(reading: "1", as: .spreadsheetSerial1900) == date(1900, 1, 1))
        #expect(try CalendarDate(reading: "59", as: .spreadsheetSerial1900) == date(1900, 2, 28))
        #expect(try CalendarDate(reading: "61", as: .spreadsheetSerial1900) == date(1900, 3, 1))
        #expect(throws: DateReadingError.unreal) { try CalendarDate(reading: "60", as: .spreadsheetSerial1900) }
        #expect(try CalendarDate(reading: "41790", as: .spreadsheetSerial1904) == date(2018, 6, 1))
        #expect(throws: DateReadingError.unreadable) {
            try CalendarDate(reading: "2018-06-01", as: .spreadsheetSerial1900)
        }
        #expect(throws: DateReadingError.unreal) { try CalendarDate(reading: "9999999", as: .spreadsheetSerial1900) }
    }

    @Test("BX-12: 2099-12-31 is no end, the day before is one")
    func openEnd() throws {
        #expect(try CalendarDate(reading: "2099/12/31").isOpenEnded)
        #expect(try CalendarDate(reading: "2099-12-31") == .openEnd)
        #expect(try !CalendarDate(reading: "2099-12-30").isOpenEnded)
    }

    @Test("Days are counted without a gap over four centuries, with their weekdays")
    func counting() throws {
        var expected = try date(1899, 12, 31)
        #expect(expected.weekday == 7)
        for _ in 0..<150_000 {
            let next = try #require(expected.adding(days: 1))
            #expect(next > expected && next.daysSinceEpoch == expected.daysSinceEpoch + 1)
            #expect(next.weekday == expected.weekday % 7 + 1)
            let isNextDay = next.day == expected.day + 1 && next.month == expected.month
            let isNextMonth =
                next.day == 1 && (next.month == expected.month + 1 || next.month == 1 && expected.month == 12)
            guard isNextDay || isNextMonth else {
                Issue.record("gap after \(expected)")
                return
            }
            expected = next
        }
        #expect(try date(1970, 1, 1).daysSinceEpoch == 0)
        #expect(try date(2000, 3, 1).daysSinceEpoch == 11_017)
        #expect(try date(2024, 2, 29).weekday == 4)
        #expect(try date(1, 1, 1).weekday == 1)
        #expect(try date(1, 1, 1).adding(days: -1) == nil)
        #expect(try date(9999, 12, 31).adding(days: 1) == nil)
        #expect(try date(9999, 12, 31).adding(days: .max) == nil)
        #expect(try date(2018, 6, 1).days(to: date(2018, 7, 1)) == 30)
    }

    @Test("Months end on the month's last day when the day is missing")
    func months() throws {
        #expect(try date(2018, 1, 31).adding(months: 1) == date(2018, 2, 28))
        #expect(try date(2020, 1, 31).adding(months: 1) == date(2020, 2, 29))
        #expect(try date(2020, 2, 29).adding(months: 12) == date(2021, 2, 28))
        #expect(try date(2018, 6, 15).adding(months: -6) == date(2017, 12, 15))
        #expect(try date(2018, 6, 15).adding(months: 60) == date(2023, 6, 15))
        #expect(try date(1, 1, 1).adding(months: -1) == nil)
        #expect(try date(9999, 12, 1).adding(months: 1) == nil)
    }
}
