public import EventLoop

/// What a `BatchConnection` can do at the moment.
public enum BatchConnectionState: Equatable, Sendable {
    /// Takes a statement.
    case ready
    /// A statement is in flight.
    case busy
    /// Connects for the first time.
    case connecting
    /// The connection was lost or could not be made; it is tried again.
    case down(since: MonotonicInstant)
    /// Closed by its owner, or not started.
    case closed
}
