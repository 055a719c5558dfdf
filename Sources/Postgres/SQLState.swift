/// Five-character error code of PostgreSQL (Appendix A of its manual).
public struct SQLState: Hashable, Sendable, CustomStringConvertible {
    /// The code, for example `23505`.
    public let code: String

    /// Creates a state from a code.
    public init(_ code: String) {
        self.code = code
    }

    /// The code itself; holds no data.
    public var description: String { code }

    /// First two characters: the class of the error.
    public var errorClass: Substring { code.prefix(2) }

    /// A privilege is missing.
    public static let insufficientPrivilege = SQLState("42501")
    /// A named table, view or sequence does not exist.
    public static let undefinedTable = SQLState("42P01")
    /// A named function does not exist.
    public static let undefinedFunction = SQLState("42883")
    /// A unique key exists already.
    public static let uniqueViolation = SQLState("23505")
    /// A referenced row is missing or still referenced.
    public static let foreignKeyViolation = SQLState("23503")
    /// A check constraint refused the row.
    public static let checkViolation = SQLState("23514")
    /// A column that must have a value got none.
    public static let notNullViolation = SQLState("23502")
    /// An exclusion constraint refused the row.
    public static let exclusionViolation = SQLState("23P01")
    /// Text can't be read as the type that was asked for.
    public static let invalidTextRepresentation = SQLState("22P02")
    /// The transaction can't be put in a serial order; run it again.
    public static let serializationFailure = SQLState("40001")
    /// The transaction was chosen to break a deadlock; run it again.
    public static let deadlockDetected = SQLState("40P01")
    /// Cancelled by request or by `statement_timeout`.
    public static let queryCanceled = SQLState("57014")
    /// The server or an administrator ended the session.
    public static let adminShutdown = SQLState("57P01")
    /// Another server process crashed and all sessions were ended.
    public static let crashShutdown = SQLState("57P02")
    /// The server is starting, stopping or recovering.
    public static let cannotConnectNow = SQLState("57P03")
    /// No connection is left.
    public static let tooManyConnections = SQLState("53300")
    /// The server's disk is full.
    public static let diskFull = SQLState("53100")
    /// The server's memory is exhausted.
    public static let outOfMemory = SQLState("53200")
    /// A lock was not granted in time or at once.
    public static let lockNotAvailable = SQLState("55P03")
    /// The transaction is read-only.
    public static let readOnlyTransaction = SQLState("25006")
    /// A statement came after an error and before the rollback.
    public static let inFailedTransaction = SQLState("25P02")
    /// A function of ours refused on purpose; `PostgresError.refusal` says why.
    public static let raisedRefusal = SQLState("CR001")
    /// `raise exception` without a code of its own.
    public static let raiseException = SQLState("P0001")
}
