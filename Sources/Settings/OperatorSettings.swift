/// The socket that answers health checks and metrics; never reachable from the internet.
public struct OperatorSettings: Sendable, Equatable {
    /// Below `home`.
    public static let defaultSocketPath = "run/operator.sock"
    /// Owner and group: the collector of metrics shares the group.
    public static let defaultSocketMode = "0660"

    /// Absolute path of the socket, at most 107 bytes.
    public let socketPath: String
    /// File mode of the socket as a number; never with rights for everybody.
    public let socketMode: UInt32

    init(_ reader: inout SettingsReader) {
        reader.enter("operator")
        socketPath = reader.path(
            "socketPath", default: Self.defaultSocketPath, under: reader.home,
            maximumBytes: PathRule.maximumSocketBytes, on: .restart)
        socketMode = reader.socketMode("socketMode", default: Self.defaultSocketMode)
    }
}
