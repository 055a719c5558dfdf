import FoundationEssentials
import Postgres
import PostgresTesting

/// Units, people, periods and helpers of `sql/tests`, on a database of their own.
enum WindowFixture {
    /// Loads them and keeps them.
    ///
    /// - Returns: The superuser's connection, whose session has the helpers in `pg_temp`.
    static func load(_ database: TestDatabase) throws -> Connection {
        let administrator = try database.connect()
        try administrator.transaction {
            for name in ["units_and_staff", "cases", "applications"] {
                try administrator.executeScript(SQL(unsafeText: script(name)))
            }
        }
        return administrator
    }

    /// Sessions of people of the fixture, from ten o'clock of the day.
    static func logIn(_ administrator: Connection, _ accounts: String..., on day: String) throws {
        for account in accounts {
            _ = try administrator.execute(
                """
                update credit.staff_session set opened_at = $2::text::timestamptz, last_seen_at = $2::text::timestamptz
                where account_id = $1
                """, [.text(account), .text(day + " 10:00+08")])
            _ = try administrator.execute(
                "update credit.staff_credential set password_set_at = $2::text::timestamptz where account_id = $1",
                [.text(account), .text(day + " 10:00+08")])
        }
    }

    /// A command at ten o'clock of the day, as credit_staff gives it.
    static func run(
        _ connection: Connection, _ command: String, by account: String, on day: String, _ arguments: String
    ) throws -> String {
        try connection.execute(
            SQL(
                unsafeText: """
                    select credit.\(command)('\(day) 10:00+08', sha256('\(account)'), '192.0.2.7', 'ab', \(arguments))
                    """)
        ).text(0, 0)
    }

    private static func script(_ name: String) throws -> String {
        let path = MigratedDatabase.repository + "/sql/tests/fixtures/\(name).sql"
        // What psql includes is loaded before.
        return try String(contentsOf: URL(filePath: path), encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .filter { !$0.hasPrefix("\\") }.joined(separator: "\n")
    }
}
