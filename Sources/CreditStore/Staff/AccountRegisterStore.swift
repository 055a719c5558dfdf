public import Postgres

/// What an operator does about accounts on the machine itself, before anybody can log in.
///
/// Each call is one statement and logged; confined to the thread of its connection, which logs in as intake.
/// - Rule: HZ-S5, PB-9.
public struct AccountRegisterStore {
    private let connection: Connection
    private let operatorName: String
    private let nowMicroseconds: Int64

    /// - Parameters:
    ///   - operatorName: Account of the operating system that answers for it.
    ///   - nowMicroseconds: Microseconds since 1970-01-01 UTC.
    public init(_ connection: Connection, operatorName: String, nowMicroseconds: Int64) {
        self.connection = connection
        self.operatorName = operatorName
        self.nowMicroseconds = nowMicroseconds
    }

    private var parameters: [Parameter] {
        [
            .timestamp(microsecondsSince1970: nowMicroseconds), .text(operatorName),
            .text(QueryOrigin.unknown),
        ]
    }

    /// Makes the first two account administrators; refused while two can act.
    ///
    /// - Parameters:
    ///   - unit: JSON object: the city's authority.
    ///   - administrators: JSON array of two, with hashes of their passwords.
    /// - Returns: JSON.
    public func bootstrap(unit: String, administrators: String) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.bootstrap_administrators($1, $2, $3, $4::jsonb, $5::jsonb)",
            parameters + [.text(unit), .text(administrators)]
        ).text(0, 0)
    }

    /// Registers units that are missing, and adds kinds to those that are there.
    ///
    /// - Parameter units: JSON array.
    /// - Returns: JSON: `added`, `extended`.
    public func register(units: String) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.register_catalogue_units($1, $2, $3, $4::jsonb)", parameters + [.text(units)]
        ).text(0, 0)
    }

    /// Accounts, and which of them are overdue or idle.
    ///
    /// - Returns: JSON: `accounts`, `overdue`, `idle`.
    public func report() throws(PostgresError) -> String {
        try connection.execute("select credit.account_report($1, $2, $3)", parameters).text(0, 0)
    }
}
