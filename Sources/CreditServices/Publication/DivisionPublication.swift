public import CreditInformation
import CreditStore
public import Postgres

/// Loads the divisions that units can have.
///
/// - Rule: JJ-6, BX-16.
public struct DivisionPublication {
    /// The file lacks divisions that are loaded: units may have them, so none goes away.
    public struct Missing: Error, Sendable, Equatable {
        /// Codes of the missing ones.
        public let codes: [String]

        /// Names the missing ones.
        public init(codes: [String]) {
            self.codes = codes
        }
    }

    private let connection: Connection

    /// - Parameter connection: Logged in as intake, outside a transaction.
    public init(connection: Connection) {
        self.connection = connection
    }

    /// Loads the divisions that are new or different.
    ///
    /// - Returns: How many were loaded.
    /// - Throws: ``Missing``, or what the database says; then nothing was loaded.
    public func publish(_ history: DivisionHistory) throws -> Int {
        try connection.transaction {
            let store = DivisionStore(connection)
            let held = try store.history()
            let missing = held.divisions.filter { old in
                !history.divisions.contains { $0.code == old.code && $0.from == old.from }
            }
            guard missing.isEmpty else { throw Missing(codes: missing.map(\.code)) }
            let new = history.divisions.filter { !held.divisions.contains($0) }
            for division in new { try store.load(division) }
            return new.count
        }
    }
}
