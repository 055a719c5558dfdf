extension Connection {
    /// Runs `body` between `begin` and `commit`; rolls back when it throws.
    /// - Throws: What `body` throws; `rolledBack` when `body` hid an error; `commitStateUnknown`
    ///   when the connection breaks during the commit.
    public func transaction<Value: ~Copyable>(
        _ begin: SQL = "begin", _ body: () throws -> Value
    ) throws -> Value {
        guard !isInTransaction else { throw PostgresError(.protocolMisuse, "transaction inside a transaction") }
        _ = try execute(begin)
        let value: Value
        do {
            value = try body()
        } catch {
            // When the rollback fails too, the connection is broken and the server rolls back by itself.
            _ = try? execute("rollback")
            throw error
        }
        // After a failed statement the server answers `commit` with a rollback and no error.
        guard try execute("commit").commandTag == "COMMIT" else { throw PostgresError(.rolledBack) }
        return value
    }
}
