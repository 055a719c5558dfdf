import CreditInformation
import CreditIntake
import CreditServices
import FileDecoding
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// A platform on a database of its own, seen from its three sides: intake, owner and public.
struct TestPlatform {
    let database: TestDatabase
    /// Superuser, to look at what is stored.
    let owner: Connection
    private let folder: String

    /// Lends a platform to the body.
    static func with(_ body: (TestPlatform) throws -> Void) throws {
        try MigratedDatabase.with { database in
            let platform = try attached(to: database)
            // A folder that stays in the temporary directory does no harm.
            defer { try? FileManager.default.removeItem(atPath: platform.folder) }
            try body(platform)
        }
    }

    /// The platform on a database, for another thread.
    static func attached(to database: TestDatabase) throws -> TestPlatform {
        let folder = FileManager.default.temporaryDirectory.path + "/" + database.name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try TestPlatform(database: database, owner: database.connect(), folder: folder)
    }

    /// The day of the publications that tests make, one month after the imports.
    static let publicationDay = CalendarDate(year: 2026, month: 8, day: 1)
    /// Noon of that day in Shanghai.
    static let publicationNoon = MigratedDatabase.noon + 31 * 86_400_000_000

    func publication(_ connection: Connection? = nil) throws -> CataloguePublication {
        try CataloguePublication(
            connection: connection ?? database.connect(user: "credit_intake"), keys: MigratedDatabase.keys(),
            clock: { Self.publicationNoon })
    }

    @discardableResult
    func publish(
        _ catalogue: TestCatalogue, progress: (PublicationProgress) -> Void = { _ in }
    ) throws -> PublicationOutcome {
        try publication().publish(
            catalogue.file, effectiveOn: #require(Self.publicationDay), publishedBy: "centre", progress: progress)
    }

    /// - Parameters:
    ///   - day: Day on which the rows come.
    ///   - time: Instant of the same, microseconds since 1970-01-01 UTC.
    @discardableResult
    func take(
        in item: String, _ rows: [String], on day: CalendarDate? = CalendarDate(year: 2026, month: 7, day: 1),
        at time: Int64 = MigratedDatabase.noon
    ) throws -> ImportCounts {
        let header =
            switch item {
            case "R": "名称,代码,注册号"
            case "P": "姓名,证件号码"
            default: "名称,代码,文号,日期,金额,状态,电话,事实,证件"
            }
        let path = "\(folder)/\(UInt64.random(in: .min ... .max)).csv"
        let text = ([header] + rows).joined(separator: "\n") + "\n"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        let request = ImportRequest(
            path: path, providerCode: "U1", itemCode: item, subjectKind: nil, mapping: .none, isDryRun: false,
            reportPath: path + ".report.csv", requestedBy: "intake",
            receivedOn: try #require(day), startedAtMicroseconds: time, rejectThresholdPercent: 50, chunkRows: 2_000,
            limits: FileDecodingLimits())
        let run = ImportRun(
            request, connection: try database.connect(user: "credit_intake"), keys: try MigratedDatabase.keys(),
            clock: { MigratedDatabase.noon }, progress: { _ in })
        return try run.run().counts
    }

    /// A row of the penalty item.
    static func penalty(_ number: Int, document: String = "1", amount: Int = 100) -> String {
        // With everything that JSON escapes.
        let fact = "\"当事人电话13800138000证件\(TestCodes.resident(1))\"\"违\\法\"\"\t/\u{1}\n完\""
        return [
            "测试公司\(number)", TestCodes.unified(number), "文\(document)", "2026-06-01", "\(amount)", "有效", "13800138000",
            fact, TestCodes.resident(2),
        ].joined(separator: ",")
    }

    /// A row of the register item.
    static func register(_ number: Int) -> String {
        "登记公司\(number),\(TestCodes.unified(number)),ZC\(number)"
    }

    /// What a citizen is answered; nil when nothing is found.
    func answer(_ reference: String, key: Digest128? = nil) throws -> String? {
        let plain = IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, reference))
        let result = try database.connect(user: "credit_public").execute(
            """
            select is_found, answer from credit.answer_public_subject_queries(
                $1, '{"status":404', array[$2], array[$3], array['192.0.2.1'], array['ab'])
            """,
            [
                .timestamp(microsecondsSince1970: Self.publicationNoon), .text(reference), .uuid((key ?? plain).value),
            ])
        return try result.bool(0, 0) ? try result.text(0, 1) : nil
    }

    /// First column of the rows of a statement.
    func texts(_ sql: SQL) throws -> [String] {
        let result = try owner.execute(sql, format: .text)
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    /// One text over everything that versions hold up to a version number: it may not change.
    func history() throws -> [String] {
        try texts(
            """
            select record_version::text from credit.record_version where version = 1 order by record_version::text
            """)
    }

    /// `A|B|C`, the fields of every version of an item by their own levels, the oldest first.
    func fields(of item: String) throws -> [String] {
        let result = try owner.execute(
            """
            select level_a_fields || '|' || level_b_fields || '|' || level_c_fields
            from credit.record_version where item_code = $1 order by record_id, version
            """, [.text(item)])
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    /// `level/state/version/catalogue/ground` of every version of an item, the oldest first.
    func versions(of item: String) throws -> [String] {
        let result = try owner.execute(
            """
            select open_level || '/' || state || '/' || version || '/' || catalogue_version_id || '/' || ground
            from credit.record_version where item_code = $1 order by record_id, version
            """, [.text(item)])
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }
}
