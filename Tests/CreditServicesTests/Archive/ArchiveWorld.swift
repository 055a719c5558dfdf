import CreditIntake
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// A platform with an open case of window-1, a material of it, a keeper of the window, and a store that can fail.
struct ArchiveWorld {
    /// 2026-06-01 10:00 in Shanghai.
    static let morning: Int64 = 1_780_279_200_000_000
    static let serviceCase: UInt128 = 0xca5e_0000_0000_4000_8000_0000_0000_0001
    static let material: UInt128 = 0xca5e_0000_0000_4000_8000_0000_0000_0002
    static let content = Array("%PDF-1.7 测试\n%%EOF".utf8)
    /// Digest of the request token of every session.
    static let requestToken = Digest.of("x", .sha256)

    let database: TestDatabase
    let store: TestStore
    let archive: ScanArchive
    let administrator: Connection
    let staff: Connection
    let intake: Connection

    /// Lends a world to the body.
    static func with(_ body: (ArchiveWorld) throws -> Void) throws {
        try MigratedDatabase.with { database in
            let administrator = try database.connect()
            try administrator.transaction {
                try administrator.executeScript(SQL(unsafeText: fixture()))
                try administrator.executeScript(Self.ownCase)
            }
            let store = TestStore()
            try body(
                ArchiveWorld(
                    database: database, store: store, archive: ScanArchive(store, secrets()),
                    administrator: administrator, staff: database.connect(user: "credit_staff"),
                    intake: database.connect(user: "credit_intake")))
        }
    }

    /// Keys made for tests: no secret.
    static func secrets() throws -> StaffSecrets {
        let keys = try MigratedDatabase.keys()
        return try StaffSecrets(digests: keys.digests, cipher: keys.cipher, passwordAlgorithm: .yescrypt)
    }

    /// The fixture of the tests in SQL, without its relative include.
    private static func fixture() throws -> String {
        let folder = MigratedDatabase.repository + "/sql/tests/fixtures/"
        return try ["units_and_staff.sql", "cases.sql"].map { name in
            try String(contentsOf: URL(filePath: folder + name), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\\ir") }
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static let ownCase: SQL = """
        insert into credit.service_case (
            case_id, kind, state, receipt_number, unit_code, profile, received_at, received_by, state_since, applicant_kind,
            applicant_name, applicant_document_type, applicant_digest, applicant_sealed, applicant_tail, is_oral
        )
        values (
            'ca5e0000-0000-4000-8000-000000000001', 'application', 'accepted', 'S20260601000000010', 'HZ-CK', 'hangzhou',
            '2026-06-01 09:00+08', 'window-1', '2026-06-01 09:00+08', 'natural', '测试人', 'identity_card',
            gen_random_uuid(), '\\x00', '0011', false
        );
        insert into credit.case_event (case_id, number, kind, from_state, event, to_state, role, at, actor, details)
        values (
            'ca5e0000-0000-4000-8000-000000000001', 1, 'application', 'none', 'received', 'received', 'window_clerk',
            '2026-06-01 09:00+08', 'window-1', '{}'
        );
        insert into credit.case_material (
            material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by, checked_at
        )
        values (
            'ca5e0000-0000-4000-8000-000000000002', 'ca5e0000-0000-4000-8000-000000000001', 'identity_document', true,
            false, false, 1, 'window-1', '2026-06-01 09:30+08'
        );
        insert into credit.archive_keeper (unit_code, account_id, appointed_at, appointed_by, note)
        values
        ('HZ-CK', 'window-1b', '2026-01-01Z', 'officer-1', '任命'), ('HZ-ZX', 'clerk', '2026-01-01Z', 'officer-1', '任命')
        """

    /// A caller whose session was just used.
    func caller(_ account: String, at now: Int64 = morning) throws -> StaffCaller {
        _ = try administrator.execute(
            "update credit.staff_session set opened_at = $2, last_seen_at = $2 where account_id = $1",
            [.text(account), .timestamp(microsecondsSince1970: now)])
        _ = try administrator.execute(
            "update credit.staff_credential set password_set_at = $2 where account_id = $1",
            [.text(account), .timestamp(microsecondsSince1970: now)])
        return StaffCaller(
            nowMicroseconds: now, sessionDigest: Digest.of(account, .sha256),
            origin: QueryOrigin(networkAddress: "192.0.2.7", requestID: "r-1"))
    }

    /// Takes a scan in as window-1.
    func upload(
        _ content: [UInt8] = content, material: UInt128 = material, by account: String = "window-1",
        maximumBytes: Int = 4096, token: [UInt8] = requestToken
    ) throws -> String {
        try FileUpload(staff, archive, caller(account), maximumBytes: maximumBytes).take(
            content, case: Self.serviceCase, material: material, requestTokenDigest: token)
    }

    /// Reads a scan.
    @discardableResult
    func read(_ file: UInt128, by account: String = "window-1") throws -> FileReading.Scan {
        try FileReading(staff, archive, caller(account)).read(file)
    }

    /// Runs the check of the store at the given second.
    ///
    /// - Parameter between: Called after each scan, with how many were looked at.
    func check(
        atSecond now: Int64 = 1_800_000_000, removesMany: Bool = false, between: (_ done: Int) -> Void = { _ in }
    ) throws -> FileCheckReport {
        let register = FileCheckStore(intake, operatorName: "tester", nowMicroseconds: Self.morning)
        return try FileCheck(archive, register).run(nowSeconds: now, removesMany: removesMany) { done, _ in
            between(done)
        }
    }

    /// First column of the rows of a statement.
    func texts(_ sql: SQL) throws -> [String] {
        let result = try administrator.execute(sql, [], format: .text)
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    /// Operation, actor and outcome of the newest entry of the query log.
    func newestEntry() throws -> String {
        try texts(
            """
            select operation || ' ' || actor || ' ' || outcome
            from credit.query_log_entry order by log_position desc limit 1
            """
        ).first ?? ""
    }
}

/// Expects that a body ends with a refusal of the code; with none, for nil.
func expectRefused(
    _ code: String?, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) {
    var found: String?
    do { try body() } catch StaffError.refused(let refusal) { found = refusal.code } catch { found = "\(error)" }
    #expect(found == code, sourceLocation: sourceLocation)
}

/// Whether a check found everything in order and had nothing to do.
func isClean(_ report: FileCheckReport, checked: Int) -> Bool {
    report.isSound && report.checked == checked && report.orphans == 0 && report.young == 0 && report.destroyed.isEmpty
}
