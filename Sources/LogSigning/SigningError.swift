public import DurableFiles
public import Postgres
public import TransparencyLog

/// Why a round could not be finished though nothing is known to be wrong with the log; the next round tries again.
public enum SigningError: Error, Sendable, CustomStringConvertible {
    /// The database could not be reached or refused.
    case database(PostgresError)
    /// The memory or the publication could not be written or read. Nothing that is not remembered has left.
    case file(DurableFileError)
    /// The library failed to sign.
    case signature(NoteError)

    public var description: String {
        switch self {
        case .database(let error): error.description
        case .file(let error): error.description
        case .signature(let error): error.description
        }
    }
}
