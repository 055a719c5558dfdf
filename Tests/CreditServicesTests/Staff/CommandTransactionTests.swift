import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// What `sql/tests` can't show, being one transaction: commands at the same time, and readings that need a commit.
@Suite struct CommandTransactionTests {
    private static let application = "'HZ-CG', '{TAX}', 'government_matter', '核对'"

    @Test("JJ-7: of two decisions at the same time the second waits for the first, and then comes too late")
    func decisionsWaitForEachOther() throws {
        try MigratedDatabase.with { database in
            let administrator = try Self.prepare(database)
            let government = try database.connect(user: "credit_government")
            _ = try Self.run(government, "apply_for_consent", by: "zb-user", on: "2026-06-01", Self.application)
            let consents = "array(select consent_id from consent_to_decide)"
            try administrator.executeScript(
                """
                create view public.consent_to_decide as select consent_id from credit.consent;
                grant select on public.consent_to_decide to credit_staff
                """)
            let first = try database.connect(user: "credit_staff")
            let second = try database.connect(user: "credit_staff")
            for connection in [first, second] {
                try connection.executeScript("set search_path = public; set lock_timeout = '20ms'")
            }
            try Self.logIn(administrator, "cg-officer", "cg-deputy", on: "2026-06-02")

            _ = try first.execute("begin")
            let grant = "\(consents), 'granted', null, '2026-06-02', '2026-06-30'"
            let refuse = "\(consents), 'refused', '不予', null, null"
            _ = try Self.run(first, "decide_consent", by: "cg-officer", on: "2026-06-02", grant)
            let waiting = #expect(throws: PostgresError.self) {
                _ = try Self.run(second, "decide_consent", by: "cg-deputy", on: "2026-06-02", refuse)
            }
            #expect(waiting?.sqlState?.code == "55P03")
            _ = try first.execute("commit")
            let late = #expect(throws: PostgresError.self) {
                _ = try Self.run(second, "decide_consent", by: "cg-deputy", on: "2026-06-02", refuse)
            }
            #expect(late?.sqlState?.code == "CR001")
            #expect(try administrator.execute("select state from credit.consent").text(0, 0) == "granted")
        }
    }

    @Test("JJ-7: a withdrawal counts from the next statement on, inside a transaction that began before, too")
    func withdrawalIsImmediate() throws {
        try MigratedDatabase.with { database in
            let administrator = try Self.prepare(database)
            try administrator.executeScript(
                """
                insert into credit.consent (
                    consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at,
                    decided_by, decided_at, valid_from, valid_until
                )
                values (
                    '00000000-0000-4000-8000-000000000001', 'HZ-ZB', 'HZ-CG', 'TAX', 'follow_up', 'granted', '核对',
                    'zb-user', '2026-06-01Z', 'cg-officer', '2026-06-01Z', '2026-06-01', '2026-06-30'
                )
                """)
            try Self.logIn(administrator, "cg-officer", on: "2026-06-02")
            let staff = try database.connect(user: "credit_staff")
            let reader = try database.connect()
            let held: SQL = "select count(*) from credit.consents_in_force('{HZ-ZB}', '2026-06-02')"

            _ = try reader.execute("begin")
            #expect(try reader.execute(held).int64(0, 0) == 1)
            _ = try staff.execute("begin")
            _ = try Self.run(
                staff, "withdraw_consent", by: "cg-officer", on: "2026-06-02",
                "'00000000-0000-4000-8000-000000000001', '用途不符'")
            #expect(try reader.execute(held).int64(0, 0) == 1)
            _ = try staff.execute("commit")
            #expect(try reader.execute(held).int64(0, 0) == 0)
        }
    }

    @Test("HZ-Q15, PB-3: a daily check shows queries only after the reading was committed, and for a day")
    func dailyCheckNeedsACommit() throws {
        try MigratedDatabase.with { database in
            let administrator = try Self.prepare(database)
            let government = try database.connect(user: "credit_government")
            let staff = try database.connect(user: "credit_staff")
            try Self.addQuery(administrator, at: "2026-06-01 11:00+08")
            try Self.logIn(administrator, "zb-admin", "auditor", on: "2026-06-02")

            // In one transaction: refused, and the reading with it.
            _ = try staff.execute("begin")
            let undone = try Self.begin(staff)
            #expect(throws: PostgresError.self) { _ = try Self.list(staff, by: "zb-admin", undone) }
            _ = try staff.execute("rollback")
            #expect(throws: PostgresError.self) { _ = try Self.list(staff, by: "zb-admin", undone) }

            let permit = try Self.begin(staff)
            let page = try Self.list(staff, by: "zb-admin", permit)
            #expect(page.contains(#""actor": "zb-user""#))
            #expect(!page.contains("salt"))
            // Every page is logged.
            #expect(page.contains(#""receipt":{"position":\#(permit.position + 1)"#))
            #expect(throws: PostgresError.self) { _ = try Self.list(staff, by: "auditor", permit) }
            // Nor by the login of another audience.
            #expect(throws: PostgresError.self) { _ = try Self.list(government, by: "zb-admin", permit) }

            // By the log's clock, not by the caller's.
            try Self.addQuery(administrator, at: "2026-06-03 09:59:59.999999+08")
            _ = try Self.list(staff, by: "zb-admin", permit)
            try Self.addQuery(administrator, at: "2026-06-03 10:00+08")
            #expect(throws: PostgresError.self) { _ = try Self.list(staff, by: "zb-admin", permit) }
        }
    }

    // MARK: Support

    private struct Permit: Decodable {
        let position: Int
        let time: String
    }

    private struct Began: Decodable {
        let receipt: Permit
    }

    /// Units and people of `sql/tests`, and a second officer of the provider.
    private static func prepare(_ database: TestDatabase) throws -> Connection {
        let path = MigratedDatabase.repository + "/sql/tests/fixtures/units_and_staff.sql"
        let fixture = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        let administrator = try database.connect()
        try administrator.transaction {
            try administrator.executeScript(SQL(unsafeText: fixture))
            try administrator.executeScript(
                """
                insert into credit.account
                select 'cg-deputy', '00000000-0000-4000-8000-000000000099', holder_name, unit_code, role, state, trained_on,
                    confidential_on, networks, follow_up_until, state_since, last_query_at, opened_at
                from credit.account where account_id = 'cg-officer';
                insert into credit.staff_credential
                select 'cg-deputy', password_hash, password_set_at, must_change, totp_secret, totp_last_step
                from credit.staff_credential where account_id = 'cg-officer';
                insert into credit.staff_session
                select sha256('cg-deputy'), 'cg-deputy', csrf_digest, opened_at, last_seen_at, network_address, second_factor
                from credit.staff_session where account_id = 'cg-officer'
                """)
        }
        return administrator
    }

    /// Their sessions are from ten o'clock of the day.
    private static func logIn(_ administrator: Connection, _ accounts: String..., on day: String) throws {
        for account in accounts {
            _ = try administrator.execute(
                """
                update credit.staff_session set opened_at = $2::text::timestamptz, last_seen_at = $2::text::timestamptz
                where account_id = $1
                """, [.text(account), .text(day + " 10:00+08")])
            _ = try administrator.execute(
                "update credit.staff_credential set password_set_at = $2::text::timestamptz where account_id = $1",
                [.text(account), .text(day + " 10:00+08")])
        }
    }

    /// A command at ten o'clock of the day.
    private static func run(
        _ connection: Connection, _ command: String, by account: String, on day: String, _ arguments: String
    ) throws -> String {
        try connection.execute(
            SQL(
                unsafeText: """
                    select credit.\(command)(
                        '\(day) 10:00+08', sha256('\(account)'), '192.0.2.7', 'ab', \(arguments)
                    )
                    """)
        ).text(0, 0)
    }

    private static func begin(_ staff: Connection) throws -> Permit {
        let answer = try run(staff, "begin_daily_check", by: "zb-admin", on: "2026-06-02", "'HZ-ZB', '2026-06-01'")
        return try JSONDecoder().decode(Began.self, from: Data(answer.utf8)).receipt
    }

    private static func list(_ staff: Connection, by account: String, _ permit: Permit) throws -> String {
        try run(
            staff, "daily_check_list", by: account, on: "2026-06-02",
            "\(permit.position), '\(permit.time)', null, null, 1000")
    }

    /// A query of zb-user, as a disclosure logs it.
    private static func addQuery(_ administrator: Connection, at time: String) throws {
        _ = try administrator.execute(
            """
            select answer from credit.append_query_log(
                $1::text::timestamptz, 'government', 'government_matter', array['query'], array['zb-user'], array['HZ-ZB'],
                array['192.0.2.7'], array['ab'], array['{}'], array[null::uuid], array['answered'], array[null::text],
                array[''], array['{"a":1']
            )
            """, [.text(time)])
    }
}
