import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting

/// A window with an accepted application and three records of its applicant, committed, for tests of what commits.
struct WindowWorld {
    /// 2026-06-02 10:00 in Shanghai.
    static let now: Int64 = 1_780_365_600_000_000

    let administrator: Connection
    let application: UInt128
    private let database: TestDatabase

    /// Makes it, by the commands of `sql/tests`.
    init(_ database: TestDatabase) throws {
        self.database = database
        let administrator = try database.connect()
        self.administrator = administrator
        let fixtures = try ["units_and_staff", "cases", "applications"].map(Self.fixture).joined(separator: "\n")
        application = try administrator.transaction {
            try administrator.executeScript(SQL(unsafeText: fixtures))
            try administrator.executeScript(Self.rules)
            try administrator.executeScript(Self.records)
            let received = try administrator.execute("select pg_temp.case_of(pg_temp.receive())").uuid(0, 0)
            for step: SQL in [
                "select pg_temp.hand_in($1)::text", "select pg_temp.do_case('accept_application', $1)",
                "select pg_temp.be_present('window-1', '2026-06-02 10:00+08', $1)",
            ] {
                _ = try administrator.execute(step, [.uuid(received)])
            }
            return received
        }
    }

    /// A login of the daemon, and disclosures on it as window-1.
    func window(_ at: Int64 = now) throws -> (connection: Connection, disclosure: WindowDisclosure) {
        let connection = try database.connect(user: "credit_staff")
        return (connection, disclosure(on: connection, at: at))
    }

    /// Disclosures as window-1.
    func disclosure(on connection: Connection, at: Int64 = now, requestToken: String = "x") -> WindowDisclosure {
        WindowDisclosure(
            connection, Self.caller(at), requestTokenDigest: Digest.of(Array(requestToken.utf8), .sha256))
    }

    /// window-1 at an instant.
    static func caller(_ at: Int64 = now) -> StaffCaller {
        StaffCaller(
            nowMicroseconds: at, sessionDigest: Digest.of(Array("window-1".utf8), .sha256),
            origin: QueryOrigin(networkAddress: "192.0.2.7", requestID: "ab"))
    }

    /// A number that a statement counts.
    func count(_ statement: SQL) throws -> Int64 {
        try administrator.execute(statement).int64(0, 0)
    }

    /// Log entries of the window.
    func entries() throws -> Int64 {
        try count(
            "select count(*) from credit.query_log_entry where audience = 'window' and logged_at >= '2026-06-01Z'")
    }

    /// Without the lines that include one another, which only psql reads.
    private static func fixture(_ name: String) throws -> String {
        let path = MigratedDatabase.repository + "/sql/tests/fixtures/\(name).sql"
        return try String(contentsOf: URL(filePath: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("\\ir") }.joined(separator: "\n")
    }

    private static let rules: SQL = """
        insert into credit.access_rule (
            policy_id, rule_number, effect, audiences, roles, open_levels, purposes, form, rule_id, article, sentence
        )
        values (
            1, 1, 'permit', '{window}', '{window_clerk}', '{A,B}', '{own_data,authorised_inquiry}', 'full', 'HZ-Q3', '三',
            '窗口查询。'
        );
        insert into credit.query_purpose (
            policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority
        )
        values (1, 'own_data', '查询本人信息', 2, false, false, false);
        update credit.catalogue_item set person_level = 'B' where item_code in ('OPEN', 'SHARED');
        create function pg_temp.be_present(who text, at timestamptz, for_case uuid) returns uuid
        language sql as $$
            update credit.staff_session set opened_at = at, last_seen_at = at where account_id = who;
            update credit.staff_credential set password_set_at = at where account_id = who;
            select for_case
        $$
        """

    private static let records: SQL = """
        insert into credit.record_version (
            subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on,
            content, content_digest, key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields,
            level_b_fields, level_c_fields
        )
        select
            '5b000000-0000-4000-8000-000000000002', md5('record ' || number)::uuid, 1, 'B', 'OPEN', 1, 'HZ-CG', 'in_force',
            '2026-01-01', '{}', md5('')::uuid, 1, md5('')::uuid, '2026-01-01Z', 'test', 'test', '',
            '"NR":"内容' || number || '"', ''
        from generate_series(1, 3) as number
        """
}
