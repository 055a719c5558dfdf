import CreditStore
import DurableFiles
import FoundationEssentials
import LogSigning
import Postgres
import PostgresTesting
import QueryLog
import Synchronization
import Testing
import TransparencyLog

/// A query log in a database of its own, with an integrator, and the folders of a signer.
final class SignedLog {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon: Int64 = 1_782_878_400_000_000
    static let origin = "test.credit/query-log"
    private static let template = Mutex<TestDatabase?>(nil)

    let administrator: Connection
    let store: QueryLogSigningStore
    let key: String
    private let database: TestDatabase
    private let folder: String
    /// Seconds that have gone by since noon; each round and each batch takes one.
    private(set) var seconds: Int64 = 0

    private init(_ database: TestDatabase, _ type: NoteSignatureType) throws {
        self.database = database
        administrator = try database.connect()
        store = QueryLogSigningStore(try database.connect(user: "credit_signer"))
        folder = FileManager.default.temporaryDirectory.path + "/" + database.name
        key = try NoteSigner.generate(name: Self.origin, type: type)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        // A folder that stays in the temporary directory does no harm.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Lends a log to the body.
    static func with<Value>(
        _ type: NoteSignatureType = .ed25519, _ body: (SignedLog) throws -> Value
    ) throws -> Value {
        let template = try template.withLock { made in
            if let made { return made }
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let database = try TestCluster.shared().database()
            let connection = try database.connect()
            _ = try Migrator(connection).run(
                try SchemaFile.load(folder: root.path + "/sql"), nowMicroseconds: noon, report: { _ in })
            connection.close()
            made = database
            return database
        }
        return try TestCluster.shared().withDatabase(template: template.name) { try body(SignedLog($0, type)) }
    }

    // MARK: The log

    private func tick() -> Int64 {
        seconds += 1
        return Self.noon + seconds * 1_000_000
    }

    func wait(seconds more: Int64) { seconds += more }

    /// Writes entries through the log's only way in, and puts them in the tree.
    func grow(by count: Int, integrating isIntegrated: Bool = true, isClockSetBack: Bool = false) throws {
        var rest = count
        while rest > 0 {
            let batch = min(rest, 256)
            rest -= batch
            _ = try administrator.execute(
                """
                select credit.append_query_log(
                    $1, 'public', 'public_inquiry', array_agg('search'::text), array_agg('public'::text),
                    array_agg(null::text), array_agg('192.0.2.1'::text), array_agg('ab'::text),
                    array_agg('{"n":' || n || '}'), array_agg(case when n % 3 = 0 then gen_random_uuid() end),
                    array_agg('answered'::text), array_agg(null::text), array_agg(''::text),
                    array_agg('{"a":' || n::text))
                from generate_series(1, $2) as n
                """,
                [
                    .timestamp(microsecondsSince1970: isClockSetBack ? Self.noon - 3_600_000_000 : tick()),
                    .int4(Int32(batch)),
                ])
        }
        if isIntegrated { try integrate() }
    }

    func integrate() throws {
        let control = IntegrationControl()
        let parameters = try database.parameters(user: "credit_integrator")
        LogIntegrator(parameters, intervalMilliseconds: 10).run(control) { event in
            switch event {
            case .integrated(_, _, 0): control.stop()
            case .integrated, .began, .followed, .overtaken: break
            case .failed, .refused:
                Issue.record("the integrator: \(event)")
                control.stop()
            }
        }
    }

    /// Root over the entries as they are stored.
    func root(size: Int) throws -> MerkleHash {
        let entries = try administrator.execute(
            "select entry from credit.query_log_entry where log_position < $1 order by log_position",
            [.int8(Int64(size))])
        let hasher = MerkleHasher()
        var range = CompactRange()
        for row in 0..<entries.rowCount { range.append(hasher.leaf(try entries.bytes(row, 0)), using: hasher) }
        return range.root(using: hasher)
    }

    /// Does what only a superuser can: takes the fences away first.
    func tamper(_ script: SQL) throws {
        try administrator.executeScript(
            """
            do $$ declare fenced text; begin
                for fenced in select oid::regclass from pg_class
                    where relnamespace = 'credit'::regnamespace and relkind in ('r', 'p') and relname like 'query_log%'
                loop execute 'alter table ' || fenced || ' disable trigger all'; end loop;
            end $$
            """)
        try administrator.executeScript(script)
    }

    // MARK: The signer

    var stateFolder: String { folder + "/state" }
    var publicFolder: String { folder + "/public" }

    /// A signer as it starts.
    func signer(
        _ privateKey: String? = nil, policy: LogPolicy? = nil, witnesses: (any Cosigning)? = nil,
        patrolEntries: Int = 100_000, maximumGrowth: Int = LogSigner.maximumGrowth
    ) throws -> LogSigner {
        let signer = try NoteSigner(privateText: privateKey ?? key)
        return try LogSigner(
            signer: signer, memory: SignerMemory(folder: stateFolder, key: signer.verifierKey),
            publication: CheckpointPublication(folder: publicFolder), policy: policy ?? .only(signer.verifierKey),
            witnesses: witnesses, patrolEntries: patrolEntries, maximumGrowth: maximumGrowth)
    }

    /// A round of the signer, a second later.
    func round(_ signer: LogSigner, isStopping: (SigningStep) -> Bool = { _ in false }) throws -> RoundReport {
        try signer.round(store, at: tick(), isStopping: isStopping)
    }

    /// A round of a signer that has just started.
    @discardableResult
    func round() throws -> RoundReport { try round(signer()) }

    var verifierKey: VerifierKey {
        get throws { try NoteSigner(privateText: key).verifierKey }
    }

    func file(_ path: String) -> String? {
        // Absent or unreadable are the same to a test that compares.
        try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: folder + "/" + path)
    }

    func copy(_ path: String, to target: String) throws {
        // The target may be there from a copy before.
        try? FileManager.default.removeItem(atPath: folder + "/" + target)
        try FileManager.default.copyItem(atPath: folder + "/" + path, toPath: folder + "/" + target)
    }

    func write(_ path: String, _ text: String) throws {
        try DurableFile.replace(folder + "/" + path, with: Array(text.utf8), mode: 0o600)
    }

    /// What the database has published, verified.
    func checkpoint() throws -> Checkpoint? {
        guard let row = try store.newestCheckpoint() else { return nil }
        let checkpoint = try LogPolicy.only(verifierKey).verify(SignedNote(row.note))
        #expect(row.treeSize == checkpoint.size)
        #expect(row.rootHash == checkpoint.root.bytes)
        return checkpoint
    }
}
