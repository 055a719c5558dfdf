import EventLoop
import Postgres
import PostgresTesting
import Testing

@Suite struct BatchConnectionTests {
    /// Statements of every test, by their place.
    private static let statements = [
        PreparedStatement(
            name: "store", sql: "insert into t select unnest($1) returning a", types: [.textArray]),
        PreparedStatement(name: "sleep", sql: "select pg_sleep($1::int4)", types: [.int4]),
        PreparedStatement(name: "process", sql: "select pg_backend_pid()"),
        PreparedStatement(name: "large", sql: "select $1", types: [.bytes]),
    ]

    private struct NeverHappened: Error {}

    private func turn(_ loop: EventLoop, until isDone: () throws -> Bool) throws {
        let end = MonotonicInstant.current().advanced(by: .seconds(60))
        while try !isDone() {
            guard MonotonicInstant.current() < end else { throw NeverHappened() }
            try loop.runTurn(waitingAtMost: .seconds(1))
        }
    }

    private func connect(_ loop: EventLoop, _ database: TestDatabase) throws -> BatchConnection {
        try database.connect().executeScript("create table if not exists t (a text unique)")
        let connection = try BatchConnection(
            loop: loop, parameters: database.parameters(), setUp: ["set lock_timeout = '2s'"],
            statements: Self.statements)
        connection.start()
        try turn(loop) { connection.state == .ready }
        return connection
    }

    private func run<Value>(
        _ loop: EventLoop, _ connection: BatchConnection, _ statement: Int, _ parameters: [Parameter],
        deadline: Duration = .seconds(30), _ read: @escaping (borrowing QueryResult) throws -> Value
    ) throws -> Result<Value, any Error> {
        var outcome: Result<Value, any Error>?
        try connection.send(statement, parameters, deadline: deadline) { result in
            switch consume result {
            case .success(let rows): outcome = Result { try read(rows) }
            case .failure(let error): outcome = .failure(error)
            }
        }
        try turn(loop) { outcome != nil }
        return try #require(outcome)
    }

    @Test func answerComesAfterTheCommit() throws {
        let loop = try EventLoop()
        let database = try TestCluster.shared().database()
        let connection = try connect(loop, database)
        let other = try database.connect()
        let rows = try run(loop, connection, 0, [.texts(["a", nil, "“c”"])]) { rows in
            // Another session sees the rows at the moment of the completion.
            (rows.rowCount, try other.execute("select count(*) from t").int64(0, 0))
        }.get()
        #expect(rows == (3, 3))
        connection.close()
        #expect(connection.state == .closed)
    }

    @Test func completionMaySendTheNextStatement() throws {
        let loop = try EventLoop()
        let connection = try connect(loop, TestCluster.shared().database())
        var remaining = 100
        func next() {
            remaining -= 1
            guard remaining > 0 else { return }
            try? connection.send(2, [], deadline: .seconds(30)) { _ in next() }
        }
        next()
        try turn(loop) { remaining == 0 }
        connection.close()
    }

    @Test func refusedStatementLeavesTheConnectionReady() throws {
        let loop = try EventLoop()
        let connection = try connect(loop, TestCluster.shared().database())
        let result = try run(loop, connection, 0, [.texts(["same", "same"])]) { $0.rowCount }
        let error = #expect(throws: PostgresError.self) { try result.get() }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(connection.state == .ready)
        #expect(try run(loop, connection, 0, [.texts(["same"])]) { $0.rowCount }.get() == 1)
        connection.close()
    }

    @Test func secondStatementInFlightIsRefused() throws {
        let loop = try EventLoop()
        let connection = try connect(loop, TestCluster.shared().database())
        try connection.send(2, [], deadline: .seconds(30)) { _ in }
        let error = #expect(throws: PostgresError.self) {
            try connection.send(2, [], deadline: .seconds(30)) { _ in }
        }
        #expect(error?.kind == .protocolMisuse)
        connection.close()
    }

    @Test func largeValuesAreSentInParts() throws {
        let loop = try EventLoop()
        let connection = try connect(loop, TestCluster.shared().database())
        let bytes = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let received = try run(loop, connection, 3, [.bytes(bytes)]) { try $0.bytes(0, 0) }.get()
        #expect(received == bytes)
        connection.close()
    }

    @Test func killedBackendInFlightIsAnUnknownCommitAndTheConnectionComesBack() throws {
        let loop = try EventLoop()
        let database = try TestCluster.shared().database()
        let connection = try connect(loop, database)
        let killer = try database.connect()
        let process = try run(loop, connection, 2, []) { try $0.int64(0, 0) }.get()
        var error: PostgresError?
        try connection.send(1, [.int4(60)], deadline: .seconds(30)) { result in
            if case .failure(let failure) = consume result { error = failure }
        }
        _ = try killer.execute("select pg_terminate_backend($1, 5000)", [.int4(Int32(process))])
        try turn(loop) { error != nil }
        #expect(error?.kind == .commitStateUnknown)
        #expect(error?.isCommitStateUnknown == true)
        try turn(loop) { connection.state == .ready }
        #expect(try run(loop, connection, 2, []) { try $0.int64(0, 0) }.get() != process)
        connection.close()
    }

    @Test func killedIdleBackendIsNoticedWithoutAStatement() throws {
        let loop = try EventLoop()
        let database = try TestCluster.shared().database()
        let connection = try connect(loop, database)
        var reasons: [PostgresError.Kind] = []
        connection.onDown = { reasons.append($0.kind) }
        let process = try run(loop, connection, 2, []) { try $0.int64(0, 0) }.get()
        _ = try database.connect().execute("select pg_terminate_backend($1, 5000)", [.int4(Int32(process))])
        try turn(loop) { !reasons.isEmpty }
        let error = #expect(throws: PostgresError.self) { try connection.send(2, [], deadline: .seconds(1)) { _ in } }
        #expect(error?.kind == .notConnected)
        try turn(loop) { connection.state == .ready }
        connection.close()
    }

    @Test func passedDeadlineFailsTheStatementAndCancelsItOnTheServer() throws {
        let loop = try EventLoop()
        let database = try TestCluster.shared().database()
        let connection = try connect(loop, database)
        let process = try run(loop, connection, 2, []) { try $0.int64(0, 0) }.get()
        let result = try run(loop, connection, 1, [.int4(3_600)], deadline: .milliseconds(30)) { $0.rowCount }
        let error = #expect(throws: PostgresError.self) { try result.get() }
        #expect(error?.kind == .timeout)
        try turn(loop) { connection.state == .ready }
        // The old session ends because it was cancelled and finds its client gone; until then it is listed.
        let watcher = try database.connect()
        try turn(loop) {
            let rows = try watcher.execute(
                "select 1 from pg_stat_activity where pid = $1", [.int4(Int32(process))])
            return rows.rowCount == 0
        }
        connection.close()
    }

    @Test func stoppedServerIsDownAndComesBackByItself() throws {
        let cluster = try TestCluster()
        defer { cluster.remove() }
        let loop = try EventLoop()
        let connection = try connect(loop, cluster.database())
        cluster.stop(immediately: true)
        try turn(loop) { if case .down = connection.state { true } else { false } }
        try cluster.start()
        try turn(loop) { connection.state == .ready }
        #expect(try run(loop, connection, 0, [.texts(["again"])]) { $0.rowCount }.get() == 1)
        connection.close()
    }

    @Test func sessionWithoutDurableCommitsIsNeverReady() throws {
        let loop = try EventLoop()
        let database = try TestCluster.shared().database()
        try database.connect().executeScript(
            SQL(unsafeText: "alter database \(database.name) set synchronous_commit = off"))
        let connection = try BatchConnection(loop: loop, parameters: database.parameters(), statements: [])
        var reasons: [PostgresError.Kind] = []
        connection.onDown = { reasons.append($0.kind) }
        connection.onReady = { Issue.record("ready without durable commits") }
        connection.start()
        try turn(loop) { reasons.count == 2 }
        #expect(reasons == [.commitNotDurable, .commitNotDurable])
        connection.close()
    }

    @Test func statementThatCanNotBePreparedKeepsTheConnectionDown() throws {
        let loop = try EventLoop()
        let connection = try BatchConnection(
            loop: loop, parameters: TestCluster.shared().database().parameters(),
            statements: [PreparedStatement(name: "missing", sql: "select a from missing")])
        var reason: PostgresError?
        connection.onDown = { reason = $0 }
        connection.start()
        try turn(loop) { reason != nil }
        #expect(reason?.sqlState == .undefinedTable)
        connection.close()
    }

    @Test func missingServerIsDown() throws {
        let loop = try EventLoop()
        let connection = BatchConnection(
            loop: loop,
            parameters: ConnectionParameters(host: "/nowhere", database: "credit_test_x", user: "nobody"),
            statements: [])
        var reason: PostgresError?
        connection.onDown = { reason = $0 }
        connection.start()
        try turn(loop) { reason != nil }
        #expect(reason?.kind == .connectionFailed)
        connection.close()
    }
}
