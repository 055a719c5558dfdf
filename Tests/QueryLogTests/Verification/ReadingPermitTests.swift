import CreditStore
import Postgres
import Testing
import TransparencyLog

/// HZ-Q15: entries are read only after the reading itself is in the log.
@Suite struct ReadingPermitTests {
    private static let dayMicroseconds: Int64 = 86_400_000_000

    private func count(_ log: VerifiableLog, _ permit: QueryLogPlace, after position: Int = -1) throws -> Int {
        try log.store.page(
            permit: permit, after: QueryLogPlace(loggedAtMicroseconds: 0, position: position), until: .behindAll,
            maximum: 1000
        ).count
    }

    @Test func aPermitLetsEntriesBeReadFromItsPositionOn() throws {
        try VerifiableLog.with { log in
            try log.append(20)
            let permit = try log.store.begin(from: 5, reader: "z.zhao", nowMicroseconds: VerifiableLog.noon)
            #expect(permit.position == 20)
            #expect(try count(log, permit, after: 4) == 21)
            #expect { try count(log, permit, after: 3) } throws: { isRefusal($0) }
        }
    }

    @Test func whatIsNoPermitPermitsNothing() throws {
        try VerifiableLog.with { log in
            try log.append(20)
            let entry = QueryLogPlace(loggedAtMicroseconds: VerifiableLog.noon, position: 3)
            #expect { try count(log, entry) } throws: { isRefusal($0) }
            let permit = try log.store.begin(from: 0, reader: "z.zhao", nowMicroseconds: VerifiableLog.noon)
            let elsewhere = QueryLogPlace(
                loggedAtMicroseconds: permit.loggedAtMicroseconds + 1, position: permit.position)
            #expect { try count(log, elsewhere) } throws: { isRefusal($0) }
        }
    }

    @Test func aPermitEndsADayAfterItByTheLogsOwnTimes() throws {
        try VerifiableLog.with { log in
            let permit = try log.store.begin(from: 0, reader: "z.zhao", nowMicroseconds: VerifiableLog.noon)
            try log.append(1, from: VerifiableLog.noon + Self.dayMicroseconds - 1)
            #expect(try count(log, permit) == 2)
            try log.append(1, from: VerifiableLog.noon + Self.dayMicroseconds)
            #expect { try count(log, permit) } throws: { isRefusal($0) }
        }
    }

    private func isRefusal(_ error: any Error) -> Bool {
        (error as? PostgresError)?.sqlState?.code == "42501"
    }
}
