import Postgres

/// A store whose every call is one command of staff: a function of the database that is told who asks, and answers a text.
///
/// Confined to the thread of its connection, which logs in as staff.
/// - Rule: PB-11, PB-12.
protocol StaffStore {
    /// Of this thread.
    var connection: Connection { get }
    /// Who asks.
    var caller: StaffCaller { get }
}

extension StaffStore {
    /// Gives one command.
    ///
    /// - Parameters:
    ///   - command: Its first parameters, $1 to $4, are the caller's.
    ///   - parameters: From $5 on.
    /// - Returns: What is to be sent byte for byte.
    func give(_ command: SQL, _ parameters: [Parameter] = []) throws(PostgresError) -> String {
        try connection.execute(command, caller.parameters + parameters).text(0, 0)
    }
}
