import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import QueryLog
import Synchronization
import TransparencyLog

/// A database with the schema of `sql/` and a query log whose entries are made up.
struct IntegrationDatabase {
    /// 2026-07-01 12:00 in Shanghai.
    static let noon: Int64 = 1_782_878_400_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// The database.
    let database: TestDatabase
    /// A superuser's connection.
    let administrator: Connection

    /// Lends a database of its own to the body.
    static func with<Value>(_ body: (IntegrationDatabase) throws -> Value) throws -> Value {
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
        return try TestCluster.shared().withDatabase(template: template.name) { database in
            let administrator = try database.connect()
            defer { administrator.close() }
            return try body(IntegrationDatabase(database: database, administrator: administrator))
        }
    }

    /// Where an integrator connects.
    func integratorParameters() throws -> ConnectionParameters {
        try database.parameters(user: "credit_integrator")
    }

    /// Time of the entry at a position: 100 entries share one.
    static func time(_ position: Int) -> Int64 { noon + Int64(position / 100) * 1000 }

    /// The bytes of the entry at a position.
    static func entry(_ position: Int) -> [UInt8] { Array("entry \(position)".utf8) }

    /// Writes entries as many statements of the daemon would have, but for their content.
    func append(_ positions: Range<Int>) throws {
        _ = try administrator.execute(
            """
            insert into credit.query_log_entry (
                log_position, logged_at, audience, operation, outcome, actor, purpose, entry
            )
            select position, $3 + position / 100 * interval '1 ms', 'public', 'search', 'empty', 'public',
                'public_inquiry', convert_to('entry ' || position, 'UTF8')
            from generate_series($1, $2 - 1) as position
            """,
            [
                .int8(Int64(positions.lowerBound)), .int8(Int64(positions.upperBound)),
                .timestamp(microsecondsSince1970: Self.noon),
            ])
        try setHead(positions.upperBound)
    }

    /// Says that the log has so many entries.
    func setHead(_ nextPosition: Int) throws {
        try administrator.executeScript("alter table credit.query_log_head disable trigger all")
        _ = try administrator.execute(
            "update credit.query_log_head set next_position = $1, last_logged_at = $2",
            [.int8(Int64(nextPosition)), .timestamp(microsecondsSince1970: Self.time(max(nextPosition - 1, 0)))])
    }

    /// Ends the sessions of all integrators, as a restart of the server would.
    func endIntegrators() throws {
        _ = try administrator.execute(
            """
            select pg_terminate_backend(pid, 10000) from pg_stat_activity
            where usename = 'credit_integrator' and datname = current_database()
            """)
    }

    /// The state as an integrator reads it.
    func state() throws -> QueryLogTreeState {
        try QueryLogTreeStore(administrator).state()
    }

    /// All full tiles, by level and index.
    func tiles() throws -> [QueryLogTileRow] {
        let result = try administrator.execute(
            """
            select tile_level, tile_index, hashes, first_logged_at, last_logged_at
            from credit.query_log_tile order by tile_level, tile_index
            """)
        var tiles: [QueryLogTileRow] = []
        for row in 0..<result.rowCount {
            tiles.append(
                QueryLogTileRow(
                    level: Int(try result.int64(row, 0)), index: Int(try result.int64(row, 1)),
                    hashes: try result.bytes(row, 2),
                    firstLoggedAtMicroseconds: try result.microsecondsSince1970(row, 3),
                    lastLoggedAtMicroseconds: try result.microsecondsSince1970(row, 4)))
        }
        return tiles
    }
}
