import CreditInformation
import CreditIntake
import FileDecoding
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// Imports texts as if they were providers' files.
struct Intake {
    /// Fields of a request that tests change.
    struct Options {
        var provider = "HZ-SCJG"
        var kind: SubjectKind?
        var mapping = FileMapping.none
        var isDryRun = false
        var threshold = 30
        var chunkRows = 1000
        var receivedOn = "2026-07-01"
    }

    let database: TestDatabase
    let folder: String

    init(_ database: TestDatabase) throws {
        self.database = database
        folder = FileManager.default.temporaryDirectory.path + "/credit-intake-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Lends a database and a folder to the body and removes both.
    static func with(_ body: (Intake) throws -> Void) throws {
        try IntakeDatabase.with { database in
            let intake = try Intake(database)
            // What stays behind lies in the folder for temporary files.
            defer { try? FileManager.default.removeItem(atPath: intake.folder) }
            try body(intake)
        }
    }

    var reportPath: String { folder + "/report.csv" }

    func request(_ path: String, _ item: String, _ options: Options) throws -> ImportRequest {
        ImportRequest(
            path: path, providerCode: options.provider, itemCode: item, subjectKind: options.kind,
            mapping: options.mapping, isDryRun: options.isDryRun, reportPath: reportPath, requestedBy: "tester",
            receivedOn: try CalendarDate(reading: options.receivedOn), startedAtMicroseconds: IntakeDatabase.noon,
            rejectThresholdPercent: options.threshold, chunkRows: options.chunkRows, limits: FileDecodingLimits())
    }

    /// Writes the lines as a file and gives its path.
    func file(_ lines: [String]) throws -> String {
        let path = folder + "/\(UUID().uuidString).csv"
        try #require(
            FileManager.default.createFile(atPath: path, contents: Data((lines.joined(separator: "\n") + "\n").utf8)))
        return path
    }

    @discardableResult
    func run(
        _ lines: [String], item: String = "FR-XZCF", _ change: (inout Options) -> Void = { _ in }
    ) throws -> ImportOutcome {
        try run(path: file(lines), item: item, change)
    }

    @discardableResult
    func run(path: String, item: String, _ change: (inout Options) -> Void = { _ in }) throws -> ImportOutcome {
        var options = Options()
        change(&options)
        let run = ImportRun(
            try request(path, item, options), connection: try database.connect(user: "credit_intake"),
            keys: try IntakeDatabase.keys(), clock: { IntakeDatabase.noon }, progress: { _ in })
        return try run.run()
    }

    /// First column of the first row as text.
    func value(_ sql: SQL) throws -> String {
        let result = try database.connect().execute(sql)
        return result.rowCount == 0 ? "" : result.textIfPresent(0, 0) ?? "null"
    }

    /// Rows as text, columns joined by a bar.
    func rows(_ query: StaticString) throws -> [String] {
        let wrapped = """
            select (
                select string_agg(coalesce(value, 'null'), '|' order by ordinality)
                from json_each_text(row_to_json(asked)) with ordinality
            ) from (\(query)) as asked
            """
        let result = try database.connect().execute(SQL(unsafeText: wrapped))
        return try (0..<result.rowCount).map { try result.text($0, 0) }
    }

    func report() -> String {
        FileManager.default.contents(atPath: reportPath).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension ImportOutcome {
    /// accepted/updated/unchanged/quarantined/rejected.
    var verdicts: String {
        [.accepted, .updated, .unchanged, .quarantined, .rejected].map { String(counts[$0]) }.joined(separator: "/")
    }
}
