import CreditStore
import Dispatch
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization
import Testing

/// Bringing a database to the state of `sql/`.
@Suite struct MigratorTests {
    /// 2026-07-01 12:00 in Shanghai.
    private static let noon: Int64 = 1_782_878_400_000_000

    private static func files() throws -> [SchemaFile] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        return try SchemaFile.load(folder: folder + "/sql")
    }

    private func run(_ files: [SchemaFile], _ database: TestDatabase) throws -> Int {
        try Migrator(database.connect()).run(files, nowMicroseconds: Self.noon, report: { _ in })
    }

    @Test("X-5: migrating twice does everything once; the plan says so before and after")
    func twice() throws {
        let files = try Self.files()
        try TestCluster.shared().withDatabase { database in
            let migrator = Migrator(try database.connect())
            #expect(try migrator.plan(files).pending == files)
            #expect(try run(files, database) == files.count)
            #expect(try migrator.plan(files).isUpToDate)
            #expect(try run(files, database) == 0)
        }
    }

    @Test("X-5: of two migrators at once one works and the other finds the work done")
    func twoAtOnce() throws {
        let files = try Self.files()
        try TestCluster.shared().withDatabase { database in
            let counts = Mutex<[Int]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { _ in
                // A failure leaves its count out, which the expectation shows.
                if let count = try? run(files, database) { counts.withLock { $0.append(count) } }
            }
            #expect(counts.withLock { $0.sorted() } == [0, files.count])
        }
    }

    @Test("X-5: two databases of one server may be migrated at once, although they share the roles")
    func twoDatabasesAtOnce() throws {
        let files = try Self.files()
        let cluster = try TestCluster.shared()
        let databases = try (0..<4).map { _ in try cluster.database() }
        defer { for database in databases { try? cluster.drop(database.name) } }  // dropped at the latest at the end
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: databases.count) { place in
            do { _ = try run(files, databases[place]) } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
    }

    @Test("X-5: a changed migration stops everything; a file that fails leaves nothing of itself")
    func changedAndFailing() throws {
        var files = try Self.files()
        try TestCluster.shared().withDatabase { database in
            _ = try run(files, database)
            let failing = SchemaFile(
                kind: .migrations, path: "migrations/9001_fail.sql",
                text: "create table credit.left_behind (a integer);\nselect 1 / 0;")
            let good = SchemaFile(
                kind: .migrations, path: "migrations/9000_good.sql",
                text: "set local role credit_owner;\ncreate table credit.kept (a integer);")
            let behind = SchemaFile(
                kind: .migrations, path: "migrations/9002_behind.sql", text: "create table credit.behind (a integer);")
            let place = files.firstIndex { $0.kind == .functions } ?? files.count
            files.insert(contentsOf: [good, failing, behind], at: place)
            #expect { _ = try run(files, database) } throws: { error in
                if case MigrationError.failed(let path, _) = error { path == failing.path } else { false }
            }
            let tables = try database.connect().execute(
                """
                select relname::text from pg_catalog.pg_class
                where relname in ('left_behind', 'kept', 'behind') order by 1
                """)
            #expect(tables.rowCount == 1)
            #expect(try tables.text(0, 0) == "kept")
            // Mended and run again it goes on where it stopped.
            files[place + 1] = SchemaFile(kind: .migrations, path: failing.path, text: "select 1;")
            #expect(try run(files, database) == 2)
            files[place] = SchemaFile(kind: .migrations, path: good.path, text: "select 2;")
            #expect { _ = try run(files, database) } throws: { error in
                if case MigrationError.changed = error { true } else { false }
            }
        }
    }

    @Test("X-5: a folder that is none is named")
    func unreadableFolder() {
        #expect { _ = try SchemaFile.load(folder: "/nowhere/sql") } throws: { error in
            if case MigrationError.unreadable(let path) = error { path.hasPrefix("/nowhere") } else { false }
        }
    }
}
