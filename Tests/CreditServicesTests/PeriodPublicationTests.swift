import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Publishing statutory periods.
@Suite struct PeriodPublicationTests {
    private static let text: String = {
        let data = FileManager.default.contents(
            atPath: MigratedDatabase.repository + "/config/periods/hangzhou.json")
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }()

    /// The Hangzhou file, with another figure for answers at the window, from another day on.
    private func file(days: Int = 15, since: String = "2015-05-18") -> [UInt8] {
        let old = "\"code\": \"application_answer\", \"effectiveOn\": \"2015-05-18\", \"length\": 15"
        let new = "\"code\": \"application_answer\", \"effectiveOn\": \"\(since)\", \"length\": \(days)"
        return Array(Self.text.replacing(old, with: new).utf8)
    }

    private func publish(_ file: [UInt8], _ database: TestDatabase) throws -> [LegalPeriod] {
        try PeriodPublication(
            connection: database.connect(user: "credit_intake"), clock: { MigratedDatabase.noon }
        ).publish(file, publishedBy: "authority", operatorName: "operator")
    }

    /// How a publication was refused; nil: it was not.
    private func refusal(_ file: [UInt8], _ database: TestDatabase) throws -> String? {
        do {
            _ = try publish(file, database)
            return nil
        } catch let error as PeriodPublicationError {
            switch error {
            case .refused: return "refused"
            case .taken(let code, _): return "taken \(code.rawValue)"
            case .past(_, _, let earliest): return "past \(earliest)"
            case .clock, .database: return "failed"
            }
        }
    }

    @Test("HZ-Q12: what is published stays; the same file again changes nothing")
    func again() throws {
        try MigratedDatabase.with { (database: TestDatabase) throws in
            #expect(try publish(file(), database).count == 23)
            #expect(try publish(file(), database) == [])
            #expect(try refusal(file(days: 10), database) == "taken application_answer")
            #expect(try publish(file(), database) == [])
        }
    }

    @Test("HZ-Q12: another figure holds from today on at the earliest, and behind the newest one")
    func newFigures() throws {
        try MigratedDatabase.with { (database: TestDatabase) throws in
            _ = try publish(file(), database)
            // The clock stands on 2026-07-01 in Shanghai.
            #expect(try refusal(file(days: 10, since: "2026-06-30"), database) == "past 2026-07-01")
            #expect(try publish(file(days: 10, since: "2026-07-01"), database).map(\.length) == [10])
            #expect(try refusal(file(days: 9, since: "2026-07-01"), database) == "taken application_answer")
            #expect(try publish(file(days: 8, since: "2026-08-01"), database).map(\.length) == [8])
            #expect(try refusal(file(days: 7, since: "2026-07-15"), database) == "past 2026-08-02")
        }
    }

    @Test("a file with findings publishes nothing")
    func findings() throws {
        try MigratedDatabase.with { (database: TestDatabase) throws in
            #expect(try refusal(file(days: 401), database) == "refused")
            #expect(try PeriodStore(database.connect(user: "credit_intake")).periods(of: .hangzhou) == [])
        }
    }
}
