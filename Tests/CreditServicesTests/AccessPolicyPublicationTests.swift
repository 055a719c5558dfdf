import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Publishing access policies, calendars and divisions.
@Suite struct AccessPolicyPublicationTests {
    private static let text: String = {
        let data = FileManager.default.contents(
            atPath: MigratedDatabase.repository + "/config/access-policy/hangzhou.json")
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }()

    /// 2026-07-01, the day of `MigratedDatabase.noon`.
    private let today = CalendarDate(year: 2026, month: 7, day: 1) ?? .openEnd

    private func file(label: String = "2026", profile: String = "hangzhou") -> [UInt8] {
        Array(
            Self.text.replacing("\"label\": \"2026\"", with: "\"label\": \"\(label)\"")
                .replacing("\"profile\": \"hangzhou\"", with: "\"profile\": \"\(profile)\"").utf8)
    }

    @discardableResult
    private func publish(
        _ file: [UInt8], on day: CalendarDate, _ database: TestDatabase
    ) throws -> AccessPolicyOutcome {
        try AccessPolicyPublication(
            connection: database.connect(user: "credit_intake"), clock: { MigratedDatabase.noon }
        ).publish(file, effectiveOn: day, publishedBy: "authority")
    }

    /// Id of the policy in force on a day.
    private func inForce(on day: CalendarDate, _ database: TestDatabase) throws -> Int32? {
        try AccessPolicyStore(database.connect(user: "credit_intake")).inForce(on: day)?.policyID
    }

    @Test("HZ-S6: a policy holds from its day on, and gives way to the next one on that one's day")
    func succession() throws {
        let later = try #require(today.adding(days: 30))
        let before = try #require(later.adding(days: -1))
        let yesterday = try #require(today.adding(days: -1))
        try MigratedDatabase.with { (database: TestDatabase) throws in
            #expect(try inForce(on: today, database) == nil)
            let first = try publish(file(), on: today, database)
            let second = try publish(file(label: "2026-2"), on: later, database)
            #expect(first.policyID == 1 && second.policyID == 2)
            #expect(try inForce(on: yesterday, database) == nil)
            #expect(try inForce(on: today, database) == 1)
            #expect(try inForce(on: before, database) == 1)
            #expect(try inForce(on: later, database) == 2)
        }
    }

    @Test("HZ-S6: of two policies of one day the later one holds")
    func sameDay() throws {
        try MigratedDatabase.with { database in
            try publish(file(), on: today, database)
            try publish(file(label: "b"), on: today, database)
            #expect(try inForce(on: today, database) == 2)
        }
    }

    @Test("publishing the same file again changes nothing, whatever day is given; its label never means anything else")
    func again() throws {
        try MigratedDatabase.with { database in
            let first = try publish(file(), on: today, database)
            let later = try #require(today.adding(days: 9))
            let second = try publish(file(), on: later, database)
            #expect(!first.isUnchanged && second.isUnchanged)
            #expect(second.policyID == first.policyID && second.effectiveOn == today)
            let changed = Array(Self.text.replacing("\"value\": 1200", with: "\"value\": 1300").utf8)
            #expect(throws: AccessPolicyPublicationError.self) { try publish(changed, on: today, database) }
        }
    }

    @Test("the past is not rewritten, no policy is left behind, and no other city's is taken")
    func refusals() throws {
        try MigratedDatabase.with { database in
            let later = try #require(today.adding(days: 30))
            let (yesterday, longAgo) = (try #require(today.adding(days: -1)), try #require(today.adding(days: -100)))
            // The first one may begin in the past: records of the same day are already asked for.
            try publish(file(), on: longAgo, database)
            func refusal(_ file: [UInt8], on day: CalendarDate) -> String? {
                do {
                    try publish(file, on: day, database)
                    return nil
                } catch {
                    return (error as? AccessPolicyPublicationError)?.explanation
                }
            }
            #expect(refusal(file(label: "b"), on: yesterday)?.contains("已过") == true)
            #expect(refusal(file(label: "b"), on: later) == nil)
            #expect(refusal(file(label: "c"), on: today)?.contains("早于最新策略") == true)
            #expect(refusal(file(label: "c", profile: "jiujiang"), on: later)?.contains("不能混用") == true)
            #expect(refusal(Array("{".utf8), on: later)?.contains("无法读取") == true)
            #expect(try inForce(on: later, database) == 2)
        }
    }

    @Test("QZ-4, QZ-8, QZ-9, QZ-12: every list of the file is in the database, in its order")
    func lists() throws {
        try MigratedDatabase.with { database in
            try publish(file(), on: today, database)
            let policy = try AccessPolicy(checking: file())
            let rows = try database.connect().execute(
                """
                select
                    (select string_agg(purpose, ' ' order by position) from credit.query_purpose),
                    (select string_agg(matter, ' ' order by position) from credit.query_matter),
                    (select string_agg(concat_ws(' ', operation, roles, unit_levels), ';' order by operation)
                        from credit.bulk_right),
                    (select string_agg(concat_ws(' ', limit_code, role, value, minimum_sample), ';'
                        order by limit_code, role nulls first) from credit.usage_limit),
                    (select string_agg(concat_ws(' ', opens, closes), ';' order by number) from credit.service_hours)
                """)
            #expect(try rows.text(0, 0) == policy.purposes.map(\.purpose.rawValue).joined(separator: " "))
            #expect(try rows.text(0, 1) == policy.matters.map(\.matter).joined(separator: " "))
            #expect(
                try rows.text(0, 2)
                    == "batch {querier,credit_administrator} {city};verification {querier,credit_administrator} {city}")
            #expect(try rows.text(0, 3).split(separator: ";").count == policy.limits.count)
            #expect(try rows.text(0, 3).contains("queries_per_day credit_administrator 20000 0"))
            #expect(try rows.text(0, 4) == "08:30:00 12:00:00;13:30:00 17:30:00")
        }
    }

    @Test("X-1: only years that are new or different are loaded")
    func calendars() throws {
        let data = FileManager.default.contents(atPath: MigratedDatabase.repository + "/config/calendar/china.json")
        let calendar = try #require(CalendarFile(json: data.map(Array.init) ?? []).calendar)
        let fewer = WorkingDayCalendar(years: Array(calendar.years.dropLast()))
        try MigratedDatabase.with { database in
            let publication = CalendarPublication(
                connection: try database.connect(user: "credit_intake"), clock: { MigratedDatabase.noon })
            func publish(_ calendar: WorkingDayCalendar) throws -> [Int] {
                try publication.publish(calendar, loadedBy: "centre", operatorName: "operator")
            }
            #expect(try publish(fewer) == Array(2004...2025))
            #expect(try publish(calendar) == [2026])
            #expect(try publish(fewer) == [])
            #expect(try CalendarStore(database.connect(user: "credit_intake")).calendar() == calendar)
        }
    }

    @Test("BX-16: a file that lacks a loaded division is refused and changes nothing")
    func divisions() throws {
        let data = FileManager.default.contents(atPath: MigratedDatabase.repository + "/config/divisions.json")
        let history = try #require(DivisionFile(json: data.map(Array.init) ?? []).history)
        let fewer = DivisionHistory(divisions: Array(history.divisions.dropLast()))
        let lacking = try #require(history.divisions.last)
        try MigratedDatabase.with { database in
            let publication = DivisionPublication(connection: try database.connect(user: "credit_intake"))
            #expect(try publication.publish(fewer) == fewer.divisions.count)
            #expect(try publication.publish(history) == 1)
            #expect(try publication.publish(history) == 0)
            #expect(throws: DivisionPublication.Missing(codes: [lacking.code])) { try publication.publish(fewer) }
            #expect(try DivisionStore(database.connect(user: "credit_intake")).history() == history)
        }
    }
}
