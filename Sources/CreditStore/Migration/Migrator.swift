public import Postgres

/// Brings the schema to the state of `sql/`.
///
/// Confined to the thread of its connection, which logs in as the migrator.
public struct Migrator {
    /// Two migrators never work at once; the second waits.
    private static let lock: Int64 = 482_915_000

    /// Roles belong to the whole server, the lock to one database: another database's migrator may be in the way.
    private static let roleAttempts = 10

    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// What would be done.
    public func plan(_ files: [SchemaFile]) throws(MigrationError) -> MigrationPlan {
        let applied: [String: [UInt8]]
        do throws(PostgresError) { applied = try appliedFiles() } catch { throw .database(error) }
        return try MigrationPlan(files: files, applied: applied)
    }

    /// Applies what is pending, each file with its registration in one transaction.
    ///
    /// - Parameters:
    ///   - nowMicroseconds: Instant of the run, microseconds since 1970-01-01 UTC.
    ///   - report: Called with each path before it is applied.
    /// - Returns: How many files were applied.
    public func run(
        _ files: [SchemaFile], nowMicroseconds: Int64, report: (String) -> Void
    ) throws(MigrationError) -> Int {
        do throws(PostgresError) {
            _ = try connection.execute("select pg_catalog.pg_advisory_lock($1)", [.int8(Self.lock)])
        } catch { throw .database(error) }
        defer { unlock() }
        // Planned under the lock: whoever waited finds the work done.
        let plan = try plan(files)
        // The first role files come before the registry; they are registered with the migration that makes it.
        var unregistered: [SchemaFile] = []
        for file in plan.pending {
            report(file.path)
            var attempts = 1
            while true {
                do throws(MigrationError) {
                    try apply(file, &unregistered, nowMicroseconds: nowMicroseconds)
                    break
                } catch {
                    guard file.kind == .roles, error.isConflictOverRoles, attempts < Self.roleAttempts else {
                        throw error
                    }
                    attempts += 1
                }
            }
        }
        do throws(PostgresError) {
            for path in plan.forgotten {
                _ = try connection.execute("delete from credit.applied_file where path = $1", [.text(path)])
            }
            _ = try connection.execute(
                "select credit.prepare_query_log_partitions($1)",
                [.timestamp(microsecondsSince1970: nowMicroseconds)])
        } catch { throw .database(error) }
        return plan.pending.count
    }

    private func apply(
        _ file: SchemaFile, _ unregistered: inout [SchemaFile], nowMicroseconds: Int64
    ) throws(MigrationError) {
        if unregistered.last?.path != file.path { unregistered.append(file) }
        let waiting = unregistered
        do {
            let isRegistered = try connection.transaction { () -> Bool in
                try connection.executeScript(SQL(unsafeText: file.text))
                _ = try connection.execute("reset role")
                guard try Self.isRegistryThere(connection) else { return false }
                for file in waiting {
                    _ = try connection.execute(
                        """
                        insert into credit.applied_file (path, checksum, applied_at) values ($1, $2, $3)
                        on conflict (path) do update
                        set checksum = excluded.checksum, applied_at = excluded.applied_at
                        """,
                        [.text(file.path), .bytes(file.checksum), .timestamp(microsecondsSince1970: nowMicroseconds)])
                }
                return true
            }
            if isRegistered { unregistered = [] }
        } catch let error as PostgresError {
            throw .failed(path: file.path, error)
        } catch {
            preconditionFailure("nothing else is thrown inside: \(error)")
        }
    }

    private func appliedFiles() throws(PostgresError) -> [String: [UInt8]] {
        guard try Self.isRegistryThere(connection) else { return [:] }
        let result = try connection.execute("select path, checksum from credit.applied_file")
        var applied: [String: [UInt8]] = [:]
        for row in 0..<result.rowCount { applied[try result.text(row, 0)] = try result.bytes(row, 1) }
        return applied
    }

    private static func isRegistryThere(_ connection: Connection) throws(PostgresError) -> Bool {
        try connection.execute("select pg_catalog.to_regclass('credit.applied_file') is not null").bool(0, 0)
    }

    private func unlock() {
        // A connection that broke has lost the lock with it, so a failure here has nothing left to undo.
        _ = try? connection.execute("select pg_catalog.pg_advisory_unlock($1)", [.int8(Self.lock)])
    }
}
