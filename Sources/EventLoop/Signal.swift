/// A signal that a program waits for instead of being interrupted by it.
public enum Signal: Int32, Sendable, CaseIterable {
    /// SIGHUP: read what may be read again without a restart.
    case hangUp = 1
    /// SIGINT: stop, asked from a terminal.
    case interrupt = 2
    /// SIGTERM: stop, asked by the service supervisor.
    case terminate = 15
}
