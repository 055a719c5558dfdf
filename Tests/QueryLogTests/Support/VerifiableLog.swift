import CreditStore
import Postgres
import PostgresTesting
import QueryLog
import TransparencyLog

/// A query log written by the log's own function, integrated, signed, and open to a superuser's tampering.
struct VerifiableLog {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon = IntegrationDatabase.noon
    /// Name of the log.
    static let origin = "330100.credit/query-log"
    /// Entries that share a time.
    static let batch = 50

    let database: IntegrationDatabase
    let signer: NoteSigner
    private let signingStore: QueryLogSigningStore
    /// As the auditor.
    let store: QueryLogVerificationStore

    /// Lends a log of its own to the body.
    static func with<Value>(_ body: (VerifiableLog) throws -> Value) throws -> Value {
        try IntegrationDatabase.with { database in
            let signer = try NoteSigner(privateText: NoteSigner.generate(name: origin, type: .ed25519))
            let auditor = try database.database.connect(user: "credit_auditor")
            let signing = try database.database.connect(user: "credit_signer")
            defer {
                auditor.close()
                signing.close()
            }
            return try body(
                VerifiableLog(
                    database: database, signer: signer, signingStore: QueryLogSigningStore(signing),
                    store: QueryLogVerificationStore(auditor)))
        }
    }

    /// The policy that believes the log's own key.
    var policy: LogPolicy { .only(signer.verifierKey) }

    /// Appends entries, `batch` of them at a time and a second between two batches.
    func append(_ count: Int, from time: Int64 = noon, batch: Int = batch) throws {
        _ = try database.administrator.execute(
            """
            select count(*)
            from generate_series(0, ($1 - 1) / $3) as number,
                lateral (select least($3, $1 - number * $3) as width) as part,
                lateral credit.append_query_log(
                    $2 + number * interval '1 second', 'public', 'public_inquiry',
                    array_fill('subject'::text, array[width]), array_fill('public'::text, array[width]),
                    array_fill(null::text, array[width]), array_fill('10.0.0.1'::text, array[width]),
                    array_fill('4d9f'::text, array[width]),
                    array_fill('{"code":"91330100MA2ABCDE0X","items":["a","b"]}'::text, array[width]),
                    array_fill('0e9c4c1d-3f6b-8d2a-b0c1-d2e3f4a5b6c7'::uuid, array[width]),
                    array_fill('answered'::text, array[width]), array_fill(null::text, array[width]),
                    array_fill('{"record":"5b0e3f5e6f0a4a629d5b1b2f6c8d9e0f","version":1}'::text, array[width]),
                    array_fill('{"subject":{}'::text, array[width])
                ) as logged
            """,
            [.int4(Int32(count)), .timestamp(microsecondsSince1970: time), .int4(Int32(batch))])
    }

    /// Puts everything that was appended into the tree.
    func integrate() throws {
        let control = IntegrationControl()
        var refusal: String?
        LogIntegrator(try database.integratorParameters(), intervalMilliseconds: 10, pageSize: 16_384).run(control) {
            switch $0 {
            case .integrated(_, _, 0): control.stop()
            case .failed, .refused:
                refusal = "\($0)"
                control.stop()
            default: break
            }
        }
        if let refusal { throw PostgresError(.unexpectedResult, refusal) }
    }

    /// Integrates and signs.
    @discardableResult func sign() throws -> SignedNote {
        try integrate()
        let (tree, lastLoggedAt) = try store.state()
        guard let edge = TreeEdge(size: tree.integratedSize, bytes: tree.edge) else { throw NoteError.malformedProof }
        let root = edge.root(using: MerkleHasher())
        let note = try note(Checkpoint(origin: Self.origin, size: tree.integratedSize, root: root))
        try signingStore.record(
            QueryLogCheckpointRow(
                treeSize: tree.integratedSize, rootHash: root.bytes, coveredUntilMicroseconds: lastLoggedAt,
                signedAtMicroseconds: Self.noon, note: note.serialized))
        return note
    }

    /// A signed statement.
    func note(_ checkpoint: Checkpoint, by signer: NoteSigner? = nil) throws -> SignedNote {
        SignedNote(text: checkpoint.text, signatures: [try (signer ?? self.signer).sign(checkpoint.text)])
    }

    /// What a superuser does who is careful to switch off the fences.
    func tamper(_ statement: String) throws {
        try database.administrator.executeScript(
            SQL(
                unsafeText: """
                    do $$
                    declare fenced regclass;
                    begin
                        for fenced in
                            select pg_class.oid from pg_class
                            where relnamespace = 'credit'::regnamespace and relkind in ('r', 'p')
                                and relname like 'query_log_%'
                        loop
                            execute format('alter table %s disable trigger all', fenced);
                        end loop;
                    end;
                    $$;
                    \(statement);
                    """))
    }

    /// Verifies the log as an auditor.
    func verify(_ change: (inout LogVerificationRequest) -> Void = { _ in }) throws -> LogVerificationReport {
        var request = LogVerificationRequest(reader: "审计员", policy: policy, nowMicroseconds: Self.noon)
        change(&request)
        let verification = try LogVerification(request, store: store)
        try verification.work(store)
        return try verification.finish(store)
    }
}
