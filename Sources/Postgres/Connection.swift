private import CLibPQ

/// A connection whose calls wait for the server; belongs to one thread.
@safe public final class Connection {
    /// Owned: made in `init`, finished in `deinit` or `close()`; nil when closed.
    private var connection: OpaquePointer?
    private let noticeLog = NoticeLog()
    private var buffer = ParameterBuffer()

    /// Connects and begins the session.
    /// - Throws: `connectionFailed`; `commitNotDurable` when durable commits are required and not
    ///   given.
    public init(_ parameters: ConnectionParameters) throws(PostgresError) {
        let made = unsafe parameters.withKeywords { keywords, values in
            unsafe PQconnectdbParams(keywords, values, 0)
        }
        guard let made = unsafe made else { throw PostgresError(.connectionFailed, "out of memory") }
        unsafe connection = unsafe made
        guard unsafe PQstatus(made) == CONNECTION_OK else {
            throw unsafe PostgresError.connection(made, .connectionFailed)
        }
        unsafe noticeLog.install(on: made)
        if parameters.requireDurableCommits { try checkDurability() }
    }

    deinit {
        close()
    }

    /// Ends the session; later calls throw `notConnected`.
    public func close() {
        guard let open = unsafe connection else { return }
        unsafe connection = nil
        unsafe PQfinish(open)
    }

    /// True until the connection is closed or was found broken.
    public var isUsable: Bool {
        guard let open = unsafe connection else { return false }
        return unsafe PQstatus(open) == CONNECTION_OK
    }

    /// True between `begin` and its end, failed transactions included.
    public var isInTransaction: Bool {
        guard let open = unsafe connection else { return false }
        let status = unsafe PQtransactionStatus(open)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Notices since the last call, at most 64.
    public func takeNotices() -> [Notice] {
        noticeLog.takeAll()
    }

    /// Makes a handle that other threads may use to cancel a statement of this connection.
    public func cancelHandle() throws(PostgresError) -> CancelHandle {
        let open = unsafe try opened()
        guard let handle = unsafe CancelHandle(open) else { throw PostgresError(.notConnected) }
        return handle
    }

    /// Runs one statement.
    /// - Throws: `server` when refused; `commitStateUnknown` when the connection breaks outside a
    ///   transaction; `connectionLost` inside one; `commitNotDurable`.
    public func execute(
        _ sql: SQL, _ parameters: [Parameter] = [], format: ResultFormat = .binary
    ) throws(PostgresError) -> QueryResult {
        let open = unsafe try opened()
        buffer.fill(parameters)
        return unsafe try run(open, commits: sql.endsTransaction) {
            unsafe buffer.withPointers { pointers in
                unsafe PQexecParams(
                    open, sql.text, pointers.count, pointers.types, pointers.values, pointers.lengths,
                    pointers.formats, format.rawValue)
            }
        }
    }

    /// Prepares a statement under a name for `executePrepared`.
    /// - Parameter types: Types of the parameters; those left out are chosen by the server and must
    ///   then be what the parameters are.
    public func prepare(_ name: String, _ sql: SQL, types: [ParameterType] = []) throws(PostgresError) {
        let open = unsafe try opened()
        let oids = types.map(\.oid)
        _ = unsafe try run(open) { unsafe PQprepare(open, name, sql.text, Int32(oids.count), oids) }
    }

    /// Runs a prepared statement; throws as `execute`.
    public func executePrepared(
        _ name: String, _ parameters: [Parameter] = [], format: ResultFormat = .binary
    ) throws(PostgresError) -> QueryResult {
        let open = unsafe try opened()
        buffer.fill(parameters)
        return unsafe try run(open) {
            unsafe buffer.withPointers { pointers in
                unsafe PQexecPrepared(
                    open, name, pointers.count, pointers.values, pointers.lengths, pointers.formats, format.rawValue)
            }
        }
    }

    /// Runs a script of several statements, without parameters; stops at the first error.
    ///
    /// Outside a transaction the whole script is one transaction, unless it says otherwise itself.
    public func executeScript(_ sql: SQL) throws(PostgresError) {
        let open = unsafe try opened()
        _ = unsafe try run(open, commits: true) { unsafe PQexec(open, sql.text) }
    }

    // MARK: For the extensions of this type

    /// The open connection; the pointer stays ours.
    func opened() throws(PostgresError) -> OpaquePointer {
        guard let open = unsafe connection else { throw PostgresError(.notConnected) }
        return unsafe open
    }

    /// Makes one waiting call of libpq and judges its result.
    /// - Parameter commits: The call may end the transaction that is open.
    func run(
        _ open: OpaquePointer, commits: Bool = false, _ call: () -> OpaquePointer?
    ) throws(PostgresError) -> QueryResult {
        let commits = unsafe commits || PQtransactionStatus(open) == PQTRANS_IDLE
        guard let result = unsafe call() else { throw unsafe brokenConnection(open, commits: commits) }
        return unsafe try judge(result, open, commits: commits)
    }

    /// Takes ownership of a result and turns all but success into an error.
    func judge(_ result: OpaquePointer, _ open: OpaquePointer, commits: Bool) throws(PostgresError) -> QueryResult {
        let owned = unsafe QueryResult(owning: result)
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            guard !noticeLog.takeCancelledReplicationWait() else {
                throw PostgresError(.commitNotDurable, "waiting for the replica was cancelled")
            }
            return owned
        case PGRES_EMPTY_QUERY:
            throw PostgresError(.protocolMisuse, "empty statement")
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // The session waits for data that nobody will send: only a new one helps.
            close()
            throw PostgresError(.protocolMisuse, "COPY outside copyIn")
        default:
            guard unsafe PQstatus(open) == CONNECTION_OK else { throw unsafe brokenConnection(open, commits: commits) }
            throw unsafe PostgresError.server(result)
        }
    }

    /// The error of a connection that broke during a statement.
    func brokenConnection(_ open: OpaquePointer, commits: Bool) -> PostgresError {
        unsafe PostgresError.connection(open, commits ? .commitStateUnknown : .connectionLost)
    }

    private func checkDurability() throws(PostgresError) {
        let result = try execute("select current_setting('synchronous_commit')")
        guard try result.text(0, 0) != "off" else {
            close()
            throw PostgresError(.commitNotDurable, "synchronous_commit is off")
        }
    }
}

/// Belongs to one thread on purpose.
@available(*, unavailable)
extension Connection: Sendable {}
