/// A message of the server that is not an error.
public struct Notice: Sendable {
    /// `WARNING`, `NOTICE`, `INFO`, …, never translated.
    public let severity: String
    /// Code of the message.
    public let sqlState: SQLState
    /// Primary message, without values as far as the server's own messages go.
    public let message: String
}
