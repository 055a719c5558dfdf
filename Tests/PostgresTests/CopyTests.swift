import Postgres
import PostgresTesting
import Testing

@Suite struct CopyTests {
    private func connect() throws -> Connection {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript(
            """
            create table t (
                a int8 primary key, b int4, c int2, d bytea, e text, f uuid, g date, h timestamptz, i bool,
                j int4[], k text[], l jsonb)
            """)
        return connection
    }

    private static let copy: SQL = "copy t from stdin (format binary)"

    private func writeRow(_ writer: inout CopyWriter, _ key: Int64) throws {
        var numbers = ArrayEncoder.int4
        for number in 0..<Int32(key % 3) { numbers.append(int4: number) }
        var texts = ArrayEncoder.text
        texts.append(text: "甲,\"")
        texts.appendNull()
        try writer.beginRow()
        writer.append(int8: key)
        writer.append(int4: -1)
        writer.append(int2: .max)
        writer.append(bytes: [0, 0xFF])
        writer.append(text: "名称\t\\N")
        writer.append(uuid: 5)
        writer.append(daysSince1970: 19_000)
        writer.append(microsecondsSince1970: 1)
        writer.append(bool: false)
        writer.append(array: &numbers)
        writer.append(array: &texts)
        writer.append(jsonb: "{\"a\":null}")
    }

    @Test func everyTypeArrivesAsItWas() throws {
        let connection = try connect()
        let count = try connection.copyIn(Self.copy) { writer in
            for key in 0..<3 { try writeRow(&writer, Int64(key)) }
            try writer.beginRow()
            writer.append(int8: 3)
            for _ in 0..<11 { writer.appendNull() }
        }
        #expect(count == 4)
        let same = try connection.execute(
            #"""
            select count(*) from t where (a, b, c, d, e, f, g, h, i, j, k, l) = (
                a, -1, 32767, '\x00ff', e'名称\t\\N', '00000000-0000-0000-0000-000000000005', '2022-01-08',
                '1970-01-01 00:00:00.000001+00', false, '{}', array['甲,"', null], '{"a": null}')
            """#)
        #expect(try same.int64(0, 0) == 1)
        let nulls = try connection.execute("select t::text from t where a = 3")
        #expect(try nulls.text(0, 0) == "(3,,,,,,,,,,,)")
        #expect(try connection.execute("select j::text from t where a = 2").text(0, 0) == "{0,1}")
    }

    @Test func moreThanOneBufferArrives() throws {
        let connection = try connect()
        let count = try connection.copyIn(Self.copy) { writer in
            for key in 0..<5_000 { try writeRow(&writer, Int64(key)) }
        }
        #expect(count == 5_000)
        #expect(try connection.execute("select sum(a)::int8 from t").int64(0, 0) == 5_000 * 4_999 / 2)
    }

    @Test func uniqueViolationKeepsNothingAndLeavesTheConnectionUsable() throws {
        let connection = try connect()
        let error = #expect(throws: PostgresError.self) {
            _ = try connection.copyIn(Self.copy) { writer in
                for key in 0..<10_000 { try writeRow(&writer, Int64(key % 9_000)) }
            }
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(error?.constraint == "t_pkey")
        #expect(try connection.execute("select count(*) from t").int64(0, 0) == 0)
    }

    @Test func errorOfTheBodyKeepsNothingAndLeavesTheConnectionUsable() throws {
        let connection = try connect()
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            _ = try connection.copyIn(Self.copy) { writer in
                for key in 0..<5_000 { try writeRow(&writer, Int64(key)) }
                throw Stop()
            }
        }
        #expect(try connection.execute("select count(*) from t").int64(0, 0) == 0)
    }

    @Test(arguments: [11, 13]) func rowWithAWrongNumberOfValuesIsMisuse(columns: Int) throws {
        let connection = try connect()
        let error = #expect(throws: PostgresError.self) {
            _ = try connection.copyIn(Self.copy) { writer in
                try writer.beginRow()
                for _ in 0..<columns { writer.appendNull() }
            }
        }
        #expect(error?.kind == .protocolMisuse)
        #expect(connection.isUsable)
    }

    @Test func killedBackendDuringCopyIsAConnectionFailure() throws {
        let database = try TestCluster.shared().database()
        let connection = try database.connect()
        let killer = try database.connect()
        try connection.executeScript("create table t (a int8)")
        let process = try connection.execute("select pg_backend_pid()").int64(0, 0)
        let error = #expect(throws: PostgresError.self) {
            _ = try connection.copyIn(Self.copy) { writer in
                for key in 0..<1_000_000 {
                    try writer.beginRow()
                    writer.append(int8: Int64(key))
                    if key == 50_000 {
                        _ = try killer.execute("select pg_terminate_backend($1, 5000)", [.int4(Int32(process))])
                    }
                }
            }
        }
        #expect(error?.isConnectionFailure == true)
    }

    @Test func statementThatIsNoBinaryCopyIsMisuse() throws {
        let connection = try connect()
        let error = #expect(throws: PostgresError.self) { _ = try connection.copyIn("select 1") { _ in } }
        #expect(error?.kind == .protocolMisuse)
        #expect(connection.isUsable)
        let text = #expect(throws: PostgresError.self) { _ = try connection.copyIn("copy t from stdin") { _ in } }
        #expect(text?.kind == .protocolMisuse)
    }
}
