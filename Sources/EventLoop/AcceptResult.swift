/// Outcome of taking one connection from a listener.
public enum AcceptResult: ~Copyable {
    /// A connection, owned by the caller.
    case connection(StreamSocket)
    /// Nobody waits, or another loop was faster.
    case wouldBlock
    /// For example EMFILE. The listener stays ready: deregister it for a while instead of trying
    /// again at once.
    case failed(SystemError)
}
