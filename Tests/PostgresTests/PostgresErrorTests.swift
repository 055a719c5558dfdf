import Postgres
import PostgresTesting
import Testing

@Suite struct PostgresErrorTests {
    private static let secret = "110101199003070000"

    private func failure(_ sql: SQL, _ parameters: [Parameter]) throws -> PostgresError {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript(
            """
            create table person (id text primary key, born date, check (id <> 'x'));
            insert into person values ('110101199003070000');
            create function fail(a text) returns int language plpgsql as 'begin return a::int; end'
            """)
        var caught: PostgresError?
        do throws(PostgresError) { _ = try connection.execute(sql, parameters) } catch { caught = error }
        return try #require(caught)
    }

    @Test(
        arguments: [
            ("insert into person values ($1)", SQLState.uniqueViolation),
            ("select $1::date", SQLState("22008")),
            ("select $1::int", SQLState("22003")),
            ("select fail($1)", SQLState("22003")),
            ("select ('{' || $1)::jsonb", SQLState("22P02")),
            ("select ('x' || $1)::uuid", SQLState("22P02")),
        ] as [(SQL, SQLState)])
    func noTextOfAnErrorHoldsAParameter(sql: SQL, state: SQLState) throws {
        let error = try failure(sql, [.text(Self.secret)])
        #expect(error.sqlState == state)
        for text in ["\(error)", error.debugDescription, String(reflecting: error)] {
            #expect(!text.contains(Self.secret))
        }
    }

    @Test func uniqueViolationNamesItsConstraint() throws {
        let error = try failure("insert into person values ($1)", [.text(Self.secret)])
        #expect(error.constraint == "person_pkey")
        #expect(error.description == "database: error 23505")
        #expect(!error.isTransient)
        #expect(!error.isConnectionFailure)
    }

    @Test func aRefusalOfOurOwnSaysItsRuleAndItsSentence() throws {
        let connection = try TestCluster.shared().database().connect()
        let error = try #require(
            #expect(throws: PostgresError.self) {
                try connection.executeScript(
                    """
                    do $$ begin
                        raise exception using errcode = 'CR001', message = 'two_persons', detail = 'PB-9', hint = '须另一人审批';
                    end $$
                    """)
            })
        #expect(error.sqlState == .raisedRefusal)
        #expect(error.refusal == RaisedRefusal(code: "two_persons", ruleID: "PB-9", sentence: "须另一人审批"))
        #expect(!error.debugDescription.contains("审批"))
    }

    @Test func noOtherErrorSaysItsDetail() throws {
        let connection = try TestCluster.shared().database().connect()
        let error = try #require(
            #expect(throws: PostgresError.self) {
                try connection.executeScript(
                    "do $$ begin raise exception using message = 'a', detail = 'b', hint = 'c'; end $$")
            })
        #expect(error.sqlState == .raiseException)
        #expect(error.refusal == nil)
    }

    @Test func onlyFailuresThatMayPassAreTransient() throws {
        let database = try TestCluster.shared().database()
        let first = try database.connect()
        let second = try database.connect()
        try first.executeScript("create table t (a int)")
        try first.executeScript("begin; lock t")
        let error = #expect(throws: PostgresError.self) { try second.executeScript("select 1; lock t nowait") }
        #expect(error?.sqlState == .lockNotAvailable)
        #expect(error?.isTransient == true)
        let missing = #expect(throws: PostgresError.self) { _ = try second.execute("select a from missing") }
        #expect(missing?.sqlState == .undefinedTable)
        #expect(missing?.isTransient == false)
    }
}
