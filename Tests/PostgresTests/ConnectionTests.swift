import EventLoop
import Postgres
import PostgresTesting
import Synchronization
import Testing

@Suite struct ConnectionTests {
    @Test func parametersComeBackUnchanged() throws {
        let database = try TestCluster.shared().database()
        let connection = try database.connect()
        let text = "引号 \" ' \\ {,} 𠮷 \u{1F600} null"
        let result = try connection.execute(
            "select $1, $2, $3, $4, $5, $6, $7, $8, $9::text",
            [
                .text(text), .bytes([0, 255, 92, 39]), .int4(.min), .int8(.max), .bool(true), .uuid(UInt128.max - 7),
                .date(daysSince1970: -1), .timestamp(microsecondsSince1970: 1), .null,
            ])
        #expect(try result.text(0, 0) == text)
        #expect(try result.bytes(0, 1) == [0, 255, 92, 39])
        #expect(try result.int64(0, 2) == Int64(Int32.min))
        #expect(try result.int64(0, 3) == .max)
        #expect(try result.bool(0, 4))
        #expect(try result.uuid(0, 5) == UInt128.max - 7)
        #expect(try result.daysSince1970(0, 6) == -1)
        #expect(try result.microsecondsSince1970(0, 7) == 1)
        let isNull = result.isNull(0, 8)
        #expect(isNull)
    }

    @Test func datesAndInstantsMeanTheSameToTheServer() throws {
        let connection = try TestCluster.shared().database().connect()
        let result = try connection.execute(
            "select $1::text, $2::text, '1999-12-31'::date, '2000-01-01 00:00:00.000001+00'::timestamptz",
            [.date(daysSince1970: 20_000), .timestamp(microsecondsSince1970: 1_700_000_000_123_456)])
        #expect(try result.text(0, 0) == "2024-10-04")
        #expect(try result.text(0, 1) == "2023-11-14 22:13:20.123456+00")
        #expect(try result.daysSince1970(0, 2) == 10_956)
        #expect(try result.microsecondsSince1970(0, 3) == 946_684_800_000_001)
    }

    @Test func textFormatIsReadToo() throws {
        let connection = try TestCluster.shared().database().connect()
        let result = try connection.execute("select 42, true, 1.5::numeric, '{\"a\":1}'::jsonb", format: .text)
        #expect(try result.int64(0, 0) == 42)
        #expect(try result.bool(0, 1))
        #expect(try result.text(0, 2) == "1.5")
        #expect(try connection.execute("select '{}'::jsonb").text(0, 0) == "{}")
    }

    @Test func valueOfAnotherTypeIsAnErrorAndNoCrash() throws {
        let connection = try TestCluster.shared().database().connect()
        let result = try connection.execute("select 'abc', null::int4, array[1]")
        #expect(throws: PostgresError.self) { try result.int64(0, 0) }
        #expect(throws: PostgresError.self) { try result.int64(0, 1) }
        #expect(throws: PostgresError.self) { try result.bool(0, 0) }
        #expect(try result.int64IfPresent(0, 1) == nil)
    }

    @Test func largeValuesComeBackUnchanged() throws {
        let connection = try TestCluster.shared().database().connect()
        let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try connection.execute("select $1", [.bytes(bytes)]).bytes(0, 0) == bytes)
    }

    @Test func arraysKeepNullsQuotesAndUnicode() throws {
        let connection = try TestCluster.shared().database().connect()
        let texts: [String?] = ["", nil, "NULL", "a,b", "{\"x\"}", "引号“”", "\\"]
        let result = try connection.execute(
            """
            select t, b, i, l from unnest($1, $2, $3, $4) with ordinality as u (t, b, i, l, n) order by n
            """,
            [
                .texts(texts), .byteStrings([[], nil, [0, 1]]), .int4s([1, nil, .min]), .int8s([nil, .max]),
            ])
        #expect(result.rowCount == texts.count)
        let received = (0..<texts.count).map { result.textIfPresent($0, 0) }
        #expect(received == texts)
        let receivedBytes = (0..<3).map { result.bytesIfPresent($0, 1) }
        #expect(receivedBytes == [[], nil, [0, 1]])
        #expect(try (0..<3).map { try result.int64IfPresent($0, 2) } == [1, nil, Int64(Int32.min)])
        #expect(try (0..<2).map { try result.int64IfPresent($0, 3) } == [nil, .max])
        #expect(try connection.execute("select cardinality($1)", [.texts([])]).int64(0, 0) == 0)
    }

    @Test func everyKindOfArrayIsAcceptedByTheServer() throws {
        let connection = try TestCluster.shared().database().connect()
        var small = ArrayEncoder.int2
        small.append(int2: -3)
        var truth = ArrayEncoder.bool
        truth.append(bool: true)
        var days = ArrayEncoder.date
        days.append(daysSince1970: 0)
        var instants = ArrayEncoder.timestamp
        instants.append(microsecondsSince1970: 0)
        var ids = ArrayEncoder.uuid
        ids.append(uuid: 1)
        let result = try connection.execute(
            "select $1::text, $2::text, $3::text, $4::text, $5::text",
            [small.parameter(), truth.parameter(), days.parameter(), instants.parameter(), ids.parameter()])
        #expect(try result.text(0, 0) == "{-3}")
        #expect(try result.text(0, 1) == "{t}")
        #expect(try result.text(0, 2) == "{1970-01-01}")
        #expect(try result.text(0, 3) == "{\"1970-01-01 00:00:00+00\"}")
        #expect(try result.text(0, 4) == "{00000000-0000-0000-0000-000000000001}")
    }

    @Test func encoderIsEmptyAfterRemoveAllAndKeepsNoNull() throws {
        let connection = try TestCluster.shared().database().connect()
        var encoder = ArrayEncoder.text
        encoder.appendNull()
        encoder.removeAll()
        #expect(encoder.count == 0)
        encoder.append(text: "x")
        #expect(try connection.execute("select $1::text", [encoder.parameter()]).text(0, 0) == "{x}")
    }

    @Test func preparedStatementRunsWithItsTypes() throws {
        let connection = try TestCluster.shared().database().connect()
        try connection.prepare("sum", "select $1 + $2", types: [.int8, .int8])
        #expect(try connection.executePrepared("sum", [.int8(40), .int8(2)]).int64(0, 0) == 42)
    }

    @Test func transactionIsRolledBackWhenItsBodyThrows() throws {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript("create table t (a int); insert into t values (1)")
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try connection.transaction {
                _ = try connection.execute("delete from t")
                throw Stop()
            }
        }
        #expect(!connection.isInTransaction)
        let rows = try connection.transaction { try connection.execute("select a from t").rowCount }
        #expect(rows == 1)
    }

    @Test func hiddenErrorDoesNotLookLikeACommit() throws {
        let connection = try TestCluster.shared().database().connect()
        let error = #expect(throws: PostgresError.self) {
            try connection.transaction { _ = try? connection.execute("select 1/0") }
        }
        #expect(error?.kind == .rolledBack)
    }

    @Test func transactionInsideATransactionIsRefused() throws {
        let connection = try TestCluster.shared().database().connect()
        let error = #expect(throws: PostgresError.self) {
            try connection.transaction { try connection.transaction {} }
        }
        #expect(error?.kind == .protocolMisuse)
    }

    @Test func statementTimeoutIsReportedAsItsState() throws {
        var parameters = try TestCluster.shared().database().parameters()
        parameters.statementTimeout = .milliseconds(20)
        let connection = try Connection(parameters)
        let error = #expect(throws: PostgresError.self) { _ = try connection.execute("select pg_sleep(30)") }
        #expect(error?.sqlState == .queryCanceled)
        #expect(error?.isTransient == true)
        #expect(connection.isUsable)
    }

    @Test func cancelFromAnotherThreadEndsTheStatement() throws {
        let database = try TestCluster.shared().database()
        let connection = try database.connect()
        let other = try database.connect()
        let handle = try connection.cancelHandle()
        let isOver = Atomic(false)
        _ = try other.execute("select pg_advisory_lock(7)")
        let thread = try Thread.spawn(name: "cancel") {
            // Repeated until it hits: a request that arrives before the statement does nothing.
            while !isOver.load(ordering: .relaxed) { _ = handle.request() }
        }
        let error = #expect(throws: PostgresError.self) { _ = try connection.execute("select pg_advisory_lock(7)") }
        isOver.store(true, ordering: .relaxed)
        #expect(error?.sqlState == .queryCanceled)
        thread.join()
    }

    @Test func killedBackendIsAnUnknownCommitOutsideAndALossInsideATransaction() throws {
        let database = try TestCluster.shared().database()
        let killer = try database.connect()
        for (isInTransaction, kind) in [
            (false, PostgresError.Kind.commitStateUnknown), (true, .connectionLost),
        ] {
            let connection = try database.connect()
            let process = try connection.execute("select pg_backend_pid()").int64(0, 0)
            if isInTransaction { _ = try connection.execute("begin") }
            _ = try killer.execute("select pg_terminate_backend($1, 5000)", [.int4(Int32(process))])
            let error = #expect(throws: PostgresError.self) { _ = try connection.execute("select 1") }
            #expect(error?.kind == kind)
            #expect(error?.isConnectionFailure == true)
            #expect(!connection.isUsable)
        }
    }

    @Test func brokenConnectionDuringCommitIsAnUnknownCommit() throws {
        let database = try TestCluster.shared().database()
        let killer = try database.connect()
        let connection = try database.connect()
        let error = #expect(throws: PostgresError.self) {
            try connection.transaction {
                let process = try connection.execute("select pg_backend_pid()").int64(0, 0)
                _ = try killer.execute("select pg_terminate_backend($1, 5000)", [.int4(Int32(process))])
            }
        }
        #expect(error?.kind == .commitStateUnknown)
    }

    @Test func sessionWithoutDurableCommitsIsRefusedWhenTheyAreRequired() throws {
        let database = try TestCluster.shared().database()
        try database.connect().executeScript(
            SQL(unsafeText: "alter database \(database.name) set synchronous_commit = off"))
        let error = #expect(throws: PostgresError.self) { _ = try database.connect() }
        #expect(error?.kind == .commitNotDurable)
        var parameters = try database.parameters()
        parameters.requireDurableCommits = false
        #expect(try Connection(parameters).isUsable)
    }

    @Test func missingServerIsAConnectionFailure() throws {
        let error = #expect(throws: PostgresError.self) {
            _ = try Connection(ConnectionParameters(host: "/nowhere", database: "credit_test_x", user: "nobody"))
        }
        #expect(error?.kind == .connectionFailed)
    }

    @Test func noticesAreCollected() throws {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript("do $$ begin raise warning 'careful'; end $$")
        let notices = connection.takeNotices()
        #expect(notices.map(\.message) == ["careful"])
        #expect(notices.map(\.severity) == ["WARNING"])
        #expect(connection.takeNotices().isEmpty)
    }

    @Test func cancelledWaitForTheReplicaIsNoDurableCommit() throws {
        let cluster = try TestCluster()
        defer { cluster.remove() }
        let database = try cluster.database()
        let administrator = try database.connect()
        try administrator.executeScript("create table t (a int)")
        _ = try administrator.execute("alter system set synchronous_standby_names = 'nobody'")
        _ = try administrator.execute("select pg_reload_conf()")
        let connection = try database.connect()
        let handle = try connection.cancelHandle()
        let isOver = Atomic(false)
        let thread = try Thread.spawn(name: "cancel") {
            // Every statement that commits waits for ever until it is cancelled.
            while !isOver.load(ordering: .relaxed) { _ = handle.request() }
        }
        let error = #expect(throws: PostgresError.self) {
            while true { _ = try connection.execute("insert into t values (1)") }
        }
        isOver.store(true, ordering: .relaxed)
        // Cancelled before the commit or while waiting for the replica; both are failures.
        #expect(error?.kind == .commitNotDurable || error?.sqlState == .queryCanceled)
        thread.join()
        #expect(connection.takeNotices().allSatisfy { $0.severity == "WARNING" })
        _ = try? administrator.execute("alter system reset synchronous_standby_names")
    }

    @Test func copyOutsideCopyInIsMisuse() throws {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript("create table t (a int)")
        let error = #expect(throws: PostgresError.self) { _ = try connection.execute("copy t from stdin") }
        #expect(error?.kind == .protocolMisuse)
    }
}
