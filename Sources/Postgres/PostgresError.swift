/// Why a statement or a connection failed.
public struct PostgresError: Error, Sendable {
    /// Kinds of failure.
    public enum Kind: Hashable, Sendable {
        /// No connection could be made.
        case connectionFailed
        /// There is no connection at the moment; nothing was sent.
        case notConnected
        /// The connection broke and nothing of the transaction was kept.
        case connectionLost
        /// The connection broke after a statement that commits was sent: it may or may not have
        /// been kept.
        case commitStateUnknown
        /// The commit is not safe: `synchronous_commit` is off, or waiting for the replica was
        /// cancelled.
        case commitNotDurable
        /// `commit` ended in a rollback, because a statement before it had failed.
        case rolledBack
        /// The server refused a statement.
        case server(SQLState)
        /// The result does not have the form that the program expects.
        case unexpectedResult
        /// Our own deadline passed and the connection was closed; whether a commit was kept is
        /// unknown.
        case timeout
        /// The owner closed the connection or took the statement back; nothing was kept.
        case cancelled
        /// The program used the connection in a wrong order; a bug.
        case protocolMisuse
    }

    /// Kind of failure.
    public let kind: Kind
    /// Name of the violated constraint, when the server names one.
    public let constraint: String?
    /// What a function of ours said when it refused on purpose; nil for every other error.
    public let refusal: RaisedRefusal?
    /// Words for the server log: no parameter, no data.
    private let explanation: String

    public init(_ kind: Kind, _ explanation: String = "", constraint: String? = nil, refusal: RaisedRefusal? = nil) {
        self.kind = kind
        self.explanation = explanation
        self.constraint = constraint
        self.refusal = refusal
    }

    /// Error code of the server, when the server said something.
    public var sqlState: SQLState? {
        if case .server(let state) = kind { state } else { nil }
    }

    /// True when the connection is of no more use.
    public var isConnectionFailure: Bool {
        switch kind {
        case .connectionFailed, .notConnected, .connectionLost, .commitStateUnknown, .timeout: true
        case .server(let state):
            [.adminShutdown, .crashShutdown, .cannotConnectNow, .tooManyConnections].contains(state)
        case .commitNotDurable, .rolledBack, .unexpectedResult, .cancelled, .protocolMisuse: false
        }
    }

    /// True when a statement that commits may or may not have been kept: repeat only what is safe
    /// to repeat.
    public var isCommitStateUnknown: Bool {
        kind == .commitStateUnknown || kind == .timeout
    }

    /// True when the same work may succeed if it is tried again.
    ///
    /// See `isCommitStateUnknown` for what may be repeated.
    public var isTransient: Bool {
        if isConnectionFailure { return true }
        guard let sqlState else { return false }
        return sqlState.errorClass == "40" || sqlState.errorClass == "53" || sqlState == .lockNotAvailable
            || sqlState == .queryCanceled
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Safe for anyone: the kind and the error code.
    public var description: String {
        switch kind {
        case .connectionFailed: "database: connection failed"
        case .notConnected: "database: not connected"
        case .connectionLost: "database: connection lost"
        case .commitStateUnknown: "database: connection lost, commit state unknown"
        case .commitNotDurable: "database: commit not durable"
        case .rolledBack: "database: rolled back"
        case .server(let state): "database: error \(state)"
        case .unexpectedResult: "database: unexpected result"
        case .timeout: "database: deadline passed"
        case .cancelled: "database: cancelled"
        case .protocolMisuse: "database: connection misused"
        }
    }

    /// For the server log only: adds the server's own words, without values.
    public var debugDescription: String {
        explanation.isEmpty ? description : "\(description): \(explanation)"
    }
}
