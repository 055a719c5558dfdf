import CreditStore
import Postgres
import PostgresTesting
import QueryLog
import Testing

/// HZ-Q15, PB-12: auditors read by time range, actor, unit, subject and purpose, and every reading is itself logged.
@Suite struct LogReadingTests {
    private let day = QueryLogFilter(
        fromMicroseconds: VerifiableLog.noon, untilMicroseconds: VerifiableLog.noon + 86_400_000_000)

    private func positions(
        _ log: VerifiableLog, _ filter: QueryLogFilter, reason: String = "抽查", pageSize: Int = 1000, hour: Int64 = 1
    ) throws -> [Int] {
        let auditor = try log.database.database.connect(user: "credit_auditor")
        defer { auditor.close() }
        var positions: [Int] = []
        try LogReading(QueryLogReadingStore(auditor), reader: "审计员", reason: reason).forEach(
            filter, pageSize: pageSize, nowMicroseconds: VerifiableLog.noon + hour * 3_600_000_000
        ) { leaf in
            #expect(leaf.matches(filter))
            positions.append(leaf.position)
        }
        return positions
    }

    @Test("Pages of any size show the same entries, each once", arguments: [1, 7, 50, 1000])
    func pages(pageSize: Int) throws {
        try VerifiableLog.with { log in
            try log.append(60)
            #expect(try positions(log, day, pageSize: pageSize) == Array(0..<60))
        }
    }

    @Test("The range's first instant is in it and its last is not; filters let through what fits")
    func filters() throws {
        try VerifiableLog.with { log in
            try log.append(150)
            var filter = day
            filter.fromMicroseconds += 1_000_000
            filter.untilMicroseconds = filter.fromMicroseconds + 1_000_000
            #expect(try positions(log, filter) == Array(50..<100))
            filter.subjectKey = 0x0e9c_4c1d_3f6b_8d2a_b0c1_d2e3_f4a5_b6c7
            filter.actor = "public"
            filter.purpose = "public_inquiry"
            #expect(try positions(log, filter).count == 50)
            filter.subjectKey = 1
            #expect(try positions(log, filter) == [])
            filter = day
            filter.actor = "审计员"
            filter.purpose = "log_inspection"
            #expect(try positions(log, filter, hour: 2) == [150, 151, 152])
            filter.unitCode = "HZ-CGJ"
            #expect(try positions(log, filter, hour: 2) == [])
        }
    }

    @Test("Nobody reads without a reason or a range")
    func reason() throws {
        try VerifiableLog.with { log in
            try log.append(1)
            #expect(throws: PostgresError.self) { try positions(log, day, reason: " ") }
            var empty = day
            empty.untilMicroseconds = empty.fromMicroseconds
            #expect(throws: PostgresError.self) { try positions(log, empty) }
        }
    }

    @Test("A reading that could be rolled back shows nothing")
    func rollback() throws {
        try VerifiableLog.with { log in
            try log.append(1)
            let auditor = try log.database.database.connect(user: "credit_auditor")
            defer { auditor.close() }
            let store = QueryLogReadingStore(auditor)
            let reading = LogReading(store, reader: "审计员", reason: "抽查")
            let permit = try reading.announce(day, nowMicroseconds: VerifiableLog.noon)
            #expect(try store.page(permit: permit, after: nil, pageSize: 10).contains("\"position\":0"))
            _ = try auditor.execute("begin")
            let undone = try reading.announce(day, nowMicroseconds: VerifiableLog.noon)
            #expect { try store.page(permit: undone, after: nil, pageSize: 10) } throws: {
                ($0 as? PostgresError)?.sqlState?.code == "42501"
            }
            _ = try auditor.execute("rollback")
        }
    }
}
