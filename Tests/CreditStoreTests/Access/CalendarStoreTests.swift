import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// The database counts working days as the pure calendar does.
@Suite("Calendar and divisions in the database") struct CalendarStoreTests {
    private func load(_ years: [CalendarYear], on connection: Connection) throws {
        try connection.transaction {
            for year in years {
                try CalendarStore(connection).load(year, loadedBy: "test", atMicroseconds: PolicyFiles.noon)
            }
        }
    }

    @Test("X-1: on every day of 2003 to 2027 the database says what the calendar says, nothing for years not loaded")
    func everyDay() throws {
        let calendar = try #require(CalendarFile(json: PolicyFiles.bytes("config/calendar/china.json")).calendar)
        try PolicyFiles.withDatabase { database in
            try load(calendar.years, on: database.connect(user: "credit_intake"))
            let result = try database.connect().execute(
                """
                select day::date, credit.is_working_day(day::date)
                from pg_catalog.generate_series('2003-01-01'::date, '2027-12-31'::date, interval '1 day') as day
                """)
            #expect(result.rowCount == 9131)
            for row in 0..<result.rowCount {
                let day = try #require(CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 0))))
                // A year that is not loaded is null there and an error here.
                let wanted = try? calendar.isWorkingDay(day)
                let said = result.isNull(row, 1) ? nil : try result.bool(row, 1)
                #expect(said == wanted, "\(day)")
            }
        }
    }

    @Test("X-1: periods end on the same day in the database, and nowhere when they reach into a year not loaded")
    func periods() throws {
        let calendar = try #require(CalendarFile(json: PolicyFiles.bytes("config/calendar/china.json")).calendar)
        try PolicyFiles.withDatabase { database in
            try load(calendar.years, on: database.connect(user: "credit_intake"))
            let result = try database.connect().execute(
                """
                select day::date, length, credit.add_working_days(day::date, length)
                from pg_catalog.generate_series('2025-09-01'::date, '2026-12-31'::date, interval '1 day') as day
                cross join unnest(array[0, 1, 5, 7, 15]) as length
                """)
            for row in 0..<result.rowCount {
                let day = try #require(CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 0))))
                let length = Int(try result.int64(row, 1))
                let wanted = try? calendar.adding(workingDays: length, to: day)
                let said =
                    result.isNull(row, 2) ? nil : CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 2)))
                #expect(said == wanted, "\(length) after \(day)")
            }
        }
    }

    @Test("X-1: what is loaded is read back, and a year that is loaded anew takes the place of the old one")
    func loadingAgain() throws {
        let calendar = try #require(CalendarFile(json: PolicyFiles.bytes("config/calendar/china.json")).calendar)
        let longer = CalendarYear(
            year: 2020, source: "corrected",
            exceptions: [
                CalendarException(
                    day: try #require(CalendarDate(year: 2020, month: 2, day: 3)), isWorking: false, name: "春节")
            ])
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            try load(calendar.years, on: connection)
            #expect(try CalendarStore(connection).calendar() == calendar)
            try load([longer], on: connection)
            let years = calendar.years.map { $0.year == 2020 ? longer : $0 }
            #expect(try CalendarStore(connection).calendar() == WorkingDayCalendar(years: years))
        }
    }

    @Test("BX-16: divisions are read back as they were loaded, and loading them again changes them in place")
    func divisions() throws {
        let history = try #require(DivisionFile(json: PolicyFiles.bytes("config/divisions.json")).history)
        try PolicyFiles.withDatabase { database in
            let connection = try database.connect(user: "credit_intake")
            let store = DivisionStore(connection)
            for _ in 0..<2 {
                try connection.transaction { for division in history.divisions { try store.load(division) } }
                #expect(try store.history() == history)
            }
        }
    }
}
