public import CreditInformation
public import Postgres

/// Keeps the divisions that units can have.
///
/// Confined to the thread of its connection, which logs in as intake.
/// - Rule: JJ-6, BX-16.
public struct DivisionStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The divisions that are loaded.
    public func history() throws(PostgresError) -> DivisionHistory {
        let result = try connection.execute(
            """
            select division_code, name, parent_code, valid_from, valid_until,
                pg_catalog.array_to_string(successor_codes, ' ') as successors
            from credit.division
            """)
        var divisions: [Division] = []
        for row in 0..<result.rowCount {
            guard let from = CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 3))) else {
                throw PostgresError(.unexpectedResult, "a day outside the calendar")
            }
            let until =
                result.isNull(row, 4) ? nil : CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 4)))
            divisions.append(
                Division(
                    code: try result.text(row, 0), name: try result.text(row, 1), parent: result.textIfPresent(row, 2),
                    from: from, until: until, becomes: try result.text(row, 5).split(separator: " ").map(String.init)))
        }
        return DivisionHistory(divisions: divisions)
    }

    /// Loads a division, in place of what is loaded under its code and first day, inside the caller's transaction.
    public func load(_ division: Division) throws(PostgresError) {
        _ = try connection.execute(
            """
            insert into credit.division (
                division_code, name, parent_code, valid_from, valid_until, successor_codes
            )
            values ($1, $2, $3, $4, $5, $6)
            on conflict (division_code, valid_from) do update
            set name = excluded.name, parent_code = excluded.parent_code, valid_until = excluded.valid_until,
                successor_codes = excluded.successor_codes
            """,
            [
                .text(division.code), .text(division.name), division.parent.map { .text($0) } ?? .null,
                .day(division.from), division.until.map { .day($0) } ?? .null, .texts(division.becomes),
            ])
    }
}
