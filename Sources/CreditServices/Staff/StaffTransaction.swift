import CreditStore
public import Postgres

/// Runs staff commands, each in one transaction.
///
/// Confined to the thread of its connection, which logs in as staff.
/// - Rule: PB-12 (a command and its entry in the query log are kept together or not at all).
public struct StaffTransaction {
    private let connection: Connection

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Runs a command; nothing of it is kept when it throws.
    ///
    /// - Throws: `StaffError`; the body's errors of the database sorted into refusals and failures.
    public func run<Value>(_ body: (Connection) throws -> Value) throws(StaffError) -> Value {
        do {
            return try connection.transaction { try body(connection) }
        } catch let error as PostgresError {
            throw StaffError(error)
        } catch let error as StaffError {
            throw error
        } catch {
            throw .unexpectedAnswer
        }
    }
}
