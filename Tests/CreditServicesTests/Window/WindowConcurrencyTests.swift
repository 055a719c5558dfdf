import Postgres
import PostgresTesting
import Testing

/// What `sql/tests` can't show, being one transaction: two clerks or two windows at the same time.
@Suite("Two windows at the same time") struct WindowConcurrencyTests {
    private static let today = "2026-06-01"
    private static let person =
        "row('王五', 'resident_identity', 'e5000000-0000-4000-8000-000000000001', '\\x00', '0011')"
    private static let subject =
        "row('张三', 'resident_identity', 'd5000000-0000-4000-8000-000000000002', '\\x00', '0012')"

    @Test("HZ-Q12, X-7: of the same application before two clerks of a window the second waits, and is then refused")
    func sameApplication() throws {
        try with { administrator, first, second in
            _ = try first.execute("begin")
            _ = try Self.receive(first, "window-1", number: 1)
            try Self.expectWaiting { _ = try Self.receive(second, "window-1b", number: 2) }
            _ = try first.execute("commit")
            try Self.expectRefusal("application_open") { _ = try Self.receive(second, "window-1b", number: 2) }
            #expect(try administrator.execute("select count(*) from credit.service_case").int64(0, 0) == 1)
        }
    }

    @Test("HZ-Q12: when the first one comes to nothing, the second is received")
    func sameApplicationUndone() throws {
        try with { _, first, second in
            _ = try first.execute("begin")
            _ = try Self.receive(first, "window-1", number: 1)
            try Self.expectWaiting { _ = try Self.receive(second, "window-1b", number: 2) }
            _ = try first.execute("rollback")
            _ = try Self.receive(second, "window-1b", number: 2)
        }
    }

    @Test("QZ-5: of two cases that want the same letter one gets it")
    func sameLetter() throws {
        try with { administrator, first, second in
            _ = try Self.receive(first, "window-1", number: 1, items: "'{TAX}'")
            _ = try Self.receive(second, "window-2", number: 2, items: "'{WATER}'")
            let cases = try Self.cases(administrator)
            _ = try first.execute("begin")
            _ = try Self.record(first, "window-1", cases[0])
            try Self.expectWaiting { _ = try Self.record(second, "window-2", cases[1]) }
            _ = try first.execute("commit")
            try Self.expectRefusal("letter_in_use") { _ = try Self.record(second, "window-2", cases[1]) }
            #expect(try administrator.execute("select count(*) from credit.authority_letter").int64(0, 0) == 1)
        }
    }

    @Test("QZ-5: a letter is spent once, whoever spends it at the same time")
    func spentOnce() throws {
        try with { administrator, first, second in
            _ = try Self.receive(first, "window-1", number: 1)
            let received = try Self.cases(administrator)[0]
            _ = try Self.record(first, "window-1", received)
            let spend = SQL(unsafeText: "select credit.consume_letter('\(received)', '\(Self.today) 10:00+08')")
            // Only the owner of the disclosure may, whom nobody logs in as.
            try administrator.executeScript(
                "grant execute on function credit.consume_letter(uuid, timestamptz) to credit_staff")
            _ = try first.execute("begin")
            _ = try first.execute(spend)
            try Self.expectWaiting { _ = try second.execute(spend) }
            _ = try first.execute("commit")
            try Self.expectRefusal("letter_used") { _ = try second.execute(spend) }
        }
    }

    @Test("HZ-Q5: of two clerks who deal with one application the second finds it dealt with")
    func oneCaseTwoClerks() throws {
        try with { administrator, first, second in
            _ = try Self.receive(first, "window-1", number: 1)
            let received = try Self.cases(administrator)[0]
            try administrator.executeScript(
                """
                insert into credit.case_material (
                    material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by,
                    checked_at
                )
                select gen_random_uuid(), case_id, 'withdrawal_form', false, false, false, 1, 'window-1', received_at
                from credit.service_case
                """)
            _ = try first.execute("begin")
            _ = try WindowFixture.run(
                first, "withdraw_application", by: "window-1", on: Self.today, "'\(received)', '不需要了'")
            let refusal = "'\(received)', 'materials', '材料不全'"
            try Self.expectWaiting {
                _ = try WindowFixture.run(second, "refuse_application", by: "window-1b", on: Self.today, refusal)
            }
            _ = try first.execute("commit")
            try Self.expectRefusal("transition_not_allowed") {
                _ = try WindowFixture.run(second, "refuse_application", by: "window-1b", on: Self.today, refusal)
            }
            let states = try administrator.execute("select string_agg(state, ',') from credit.service_case")
            #expect(try states.text(0, 0) == "withdrawn")
        }
    }

    // MARK: Support

    private func with(_ body: (Connection, Connection, Connection) throws -> Void) throws {
        try MigratedDatabase.with { database in
            let administrator = try WindowFixture.load(database)
            try WindowFixture.logIn(administrator, "window-1", "window-1b", "window-2", on: Self.today)
            let first = try database.connect(user: "credit_staff")
            let second = try database.connect(user: "credit_staff")
            for connection in [first, second] { try connection.executeScript("set lock_timeout = '20ms'") }
            try body(administrator, first, second)
        }
    }

    private static func receive(
        _ connection: Connection, _ clerk: String, number: Int, items: String = "null"
    ) throws -> String {
        try WindowFixture.run(
            connection, "receive_application", by: clerk, on: today,
            """
            'S202606010000000\(number)A', 'natural', \(person)::credit.case_person, null, '1990-01-01', null, 'natural',
            \(subject)::credit.case_person, null, '全部', '入职背景调查', \(items), false, false
            """)
    }

    private static func record(_ connection: Connection, _ clerk: String, _ receivedCase: String) throws -> String {
        try WindowFixture.run(
            connection, "record_letter", by: clerk, on: today,
            """
            '\(receivedCase)', gen_random_uuid(), 'query', 'natural', '张三', 'd5000000-0000-4000-8000-000000000002',
            'natural', \(person)::credit.case_person, '查询', '{application}', '全部', '入职背景调查', null, '2026-06-01',
            '2026-06-30', '第1号', true, false, true
            """)
    }

    private static func cases(_ administrator: Connection) throws -> [String] {
        let result = try administrator.execute(
            "select case_id::text from credit.service_case order by receipt_number")
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    /// The other one holds the lock until it commits.
    private static func expectWaiting(_ command: () throws -> Void) throws {
        let waiting = #expect(throws: PostgresError.self) { try command() }
        #expect(waiting?.sqlState?.code == "55P03")
    }

    private static func expectRefusal(_ code: String, _ command: () throws -> Void) throws {
        let refused = #expect(throws: PostgresError.self) { try command() }
        #expect(refused?.refusal?.code == code)
    }
}
