private import CLibPQ

/// One connection of libpq in non-blocking mode, from connecting to its end.
///
/// Belongs to the thread of its `BatchConnection`. Never waits, except for the name of a host that
/// is not a socket directory or an address.
@safe final class AsynchronousSession {
    /// What connecting waits for.
    enum Progress {
        case untilReadable
        case untilWritable
        case connected
        case failed
    }

    /// What is known of the results of the statement that was sent.
    enum Answer: ~Copyable {
        /// More bytes must come from the server first.
        case incomplete
        /// One result; more may follow.
        case result(QueryResult)
        /// The server refused the statement; more results may follow.
        case refused(PostgresError)
        /// No more results: the server is ready for the next statement and has committed.
        case end
    }

    /// Owned: made in `init`, finished in `deinit`, never handed out.
    private let connection: OpaquePointer
    private let noticeLog = NoticeLog()

    /// Begins to connect; nil without memory.
    init?(_ parameters: ConnectionParameters) {
        let started = unsafe parameters.withKeywords { keywords, values in
            unsafe PQconnectStartParams(keywords, values, 0)
        }
        guard let connection = unsafe started else { return nil }
        unsafe self.connection = unsafe connection
        unsafe noticeLog.install(on: connection)
    }

    deinit {
        unsafe PQfinish(connection)
    }

    /// Descriptor to watch; may change whenever `proceed()` was called.
    var socket: Int32 { unsafe PQsocket(connection) }

    /// True unless the connection is known to be broken.
    var isIntact: Bool { unsafe PQstatus(connection) != CONNECTION_BAD }

    /// Takes the next step of connecting; call when what the step before waited for has come.
    func proceed() -> Progress {
        switch unsafe PQconnectPoll(connection) {
        case PGRES_POLLING_READING: return .untilReadable
        case PGRES_POLLING_WRITING: return .untilWritable
        case PGRES_POLLING_OK: return unsafe PQsetnonblocking(connection, 1) == 0 ? .connected : .failed
        default: return .failed
        }
    }

    /// Sends a statement without parameters; false when the connection is broken.
    func send(_ sql: SQL) -> Bool {
        unsafe PQsendQuery(connection, sql.text) == 1
    }

    /// Prepares a statement; false when the connection is broken.
    func send(_ statement: PreparedStatement) -> Bool {
        let oids = statement.types.map(\.oid)
        return unsafe PQsendPrepare(connection, statement.name, statement.sql.text, Int32(oids.count), oids) == 1
    }

    /// Runs a prepared statement with binary results; false when the connection is broken.
    func sendPrepared(_ name: String, _ parameters: borrowing ParameterBuffer) -> Bool {
        unsafe parameters.withPointers { pointers in
            unsafe PQsendQueryPrepared(
                connection, name, pointers.count, pointers.values, pointers.lengths, pointers.formats, 1)
        } == 1
    }

    /// Gives the socket what it takes.
    /// - Returns: True when all is sent, false when more must follow later, nil when the connection
    ///   is broken.
    func flush() -> Bool? {
        switch unsafe PQflush(connection) {
        case 0: true
        case 1: false
        default: nil
        }
    }

    /// Takes what has come from the server; false when the connection is broken.
    func consumeInput() -> Bool {
        unsafe PQconsumeInput(connection) == 1
    }

    /// The next result of the statement in flight; never waits.
    func nextAnswer() -> Answer {
        if unsafe PQisBusy(connection) == 1 { return .incomplete }
        guard let result = unsafe PQgetResult(connection) else { return .end }
        let owned = unsafe QueryResult(owning: result)
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return .result(owned)
        case PGRES_EMPTY_QUERY: return .refused(PostgresError(.protocolMisuse, "empty statement"))
        default: return unsafe .refused(PostgresError.server(result))
        }
    }

    /// True, once, when the server gave up waiting for its replica.
    func takeCancelledReplicationWait() -> Bool {
        noticeLog.takeCancelledReplicationWait()
    }

    /// Notices since the last call, at most 64.
    func takeNotices() -> [Notice] {
        noticeLog.takeAll()
    }

    /// An error of this kind with libpq's words about the connection.
    func failure(_ kind: PostgresError.Kind) -> PostgresError {
        unsafe PostgresError.connection(connection, kind)
    }

    /// A handle to cancel the statement in flight from another thread.
    func cancelHandle() -> CancelHandle? {
        unsafe CancelHandle(connection)
    }
}
