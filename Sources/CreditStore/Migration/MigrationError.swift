public import Postgres

/// Why the schema could not be brought up to date.
public enum MigrationError: Error, Sendable, CustomStringConvertible {
    /// A folder or file can't be read.
    case unreadable(String)
    /// A migration was changed after it had been applied.
    case changed(path: String)
    /// A migration was applied that is no longer there.
    case missing(path: String)
    /// A new migration sorts before one that is applied.
    case outOfOrder(path: String, after: String)
    /// The server refused a file.
    case failed(path: String, PostgresError)
    /// The server could not be asked.
    case database(PostgresError)

    /// Whether a role was made or changed by someone else at the same moment: trying again helps.
    var isConflictOverRoles: Bool {
        guard case .failed(_, let error) = self, case .server(let state) = error.kind else { return false }
        // tuple concurrently updated; duplicate key; role exists
        return ["XX000", "23505", "42710"].contains(state.description)
    }

    /// For the operator: what is wrong and what to do. Holds no data.
    public var description: String {
        switch self {
        case .unreadable(let path): "cannot read \(path): is this the sql folder of the release?"
        case .changed(let path):
            "\(path) was changed after it had been applied; put it back and write a new migration instead"
        case .missing(let path): "\(path) was applied but is not in the folder; install the complete release"
        case .outOfOrder(let path, let last): "\(path) sorts before \(last), which is applied; give it a higher number"
        case .failed(let path, let error): "\(path): \(error.debugDescription)"
        case .database(let error): error.debugDescription
        }
    }
}
