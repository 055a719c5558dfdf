import EventLoop
import Postgres

/// The connection of one thread of a pool. Belongs to that thread.
final class PoolSession {
    private let parameters: ConnectionParameters
    /// The connection; nil while there is none.
    private(set) var connection: Connection?
    private var wasConnected = false
    /// When the connection was last heard of.
    var usedAt = MonotonicInstant.current()
    /// Whether the present absence of the database stands in the operator's log.
    var hasReported = false

    init(_ parameters: ConnectionParameters) {
        self.parameters = parameters
    }

    /// Whether there is a connection that is not known to be broken.
    var isConnected: Bool { connection?.isUsable ?? false }

    /// Makes a connection.
    func connect() throws(PostgresError) {
        connection = try Connection(parameters)
        wasConnected = true
        hasReported = false
        usedAt = .current()
    }

    /// Ends the connection; what it had open is rolled back by the server.
    func close() {
        connection?.close()
        connection = nil
    }

    /// Whether a connection was lost since it was made; true once for each.
    func takeLoss() -> Bool {
        guard wasConnected, !isConnected else { return false }
        wasConnected = false
        close()
        return true
    }
}
