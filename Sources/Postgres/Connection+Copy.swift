private import CLibPQ

extension Connection {
    /// Copies rows into a table: `sql` is `copy … from stdin (format binary)`.
    ///
    /// Outside a transaction the COPY is its own. When `body` throws, nothing is kept of it.
    /// - Returns: Number of rows copied.
    /// - Throws: What `body` throws; `server` when a row is refused, possibly only at the end.
    public func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        let open = unsafe try opened()
        let commits = unsafe PQtransactionStatus(open) == PQTRANS_IDLE
        let columnCount = unsafe try beginCopy(open, sql, commits: commits)
        var writer = unsafe CopyWriter(open, columnCount: columnCount)
        do {
            try body(&writer)
            try writer.finish()
        } catch {
            // The words travel to the server and come back as an error, which nobody needs.
            _ = unsafe PQputCopyEnd(open, "stopped by the client")
            _ = unsafe try? takeCopyResult(open, commits: commits)
            throw error
        }
        guard unsafe PQputCopyEnd(open, nil) == 1 else { throw unsafe brokenConnection(open, commits: commits) }
        return unsafe try takeCopyResult(open, commits: commits).affectedRows
    }

    private func beginCopy(_ open: OpaquePointer, _ sql: SQL, commits: Bool) throws(PostgresError) -> Int16 {
        guard let result = unsafe PQexec(open, sql.text) else { throw unsafe brokenConnection(open, commits: commits) }
        guard unsafe PQresultStatus(result) == PGRES_COPY_IN, unsafe PQbinaryTuples(result) == 1 else {
            _ = unsafe try judge(result, open, commits: commits)
            throw PostgresError(.protocolMisuse, "copyIn without COPY")
        }
        let columnCount = unsafe Int16(PQnfields(result))
        unsafe PQclear(result)
        return columnCount
    }

    /// Takes results until there are none: only then is the connection ready for the next
    /// statement.
    private func takeCopyResult(_ open: OpaquePointer, commits: Bool) throws(PostgresError) -> QueryResult {
        guard let first = unsafe PQgetResult(open) else { throw unsafe brokenConnection(open, commits: commits) }
        while let further = unsafe PQgetResult(open) { unsafe PQclear(further) }
        return unsafe try judge(first, open, commits: commits)
    }
}
