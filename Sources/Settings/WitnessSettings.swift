/// `creditwitness`: a program that a second organisation runs beside its own nginx.
/// - Rule: HZ-Q15.
public struct WitnessSettings: Sendable, Equatable {
    /// Below `home`.
    public static let defaultPrivateKeyFile = "witness/note.key"
    /// Below `home`.
    public static let defaultStateDirectory = "witness/state"
    /// Below `home`: lines `log <verifier key>`.
    public static let defaultLogsFile = "witness/logs"
    /// Below `home`.
    public static let defaultSocketPath = "run/witness.sock"
    /// Owner and group: nginx shares the group.
    public static let defaultSocketMode = "0660"

    /// Name of the witness's key; nil until the organisation has given it one.
    public let name: String?
    /// Absolute path, mode 0600 or 0400; made by `creditwitness key create`.
    public let privateKeyFile: String
    /// Absolute path of the folder that holds what was cosigned.
    public let stateDirectory: String
    /// Absolute path of the file that names the logs which are watched.
    public let logsFile: String
    /// Absolute path of the FastCGI socket, at most 107 bytes.
    public let socketPath: String
    /// File mode of the socket as a number; never with rights for everybody.
    public let socketMode: UInt32

    init(_ reader: inout SettingsReader) {
        reader.enter("witness")
        let given = reader.text(
            "name", default: "", allowed: "1 to 255 visible ASCII characters without blank and plus", on: .restart,
            where: { $0.isEmpty || NameRule.isLogOrigin($0) })
        name = given.isEmpty ? nil : given
        privateKeyFile = reader.path(
            "privateKeyFile", default: Self.defaultPrivateKeyFile, under: reader.home, on: .restart)
        stateDirectory = reader.path(
            "stateDirectory", default: Self.defaultStateDirectory, under: reader.home, on: .restart)
        logsFile = reader.path("logsFile", default: Self.defaultLogsFile, under: reader.home, on: .restart)
        socketPath = reader.path(
            "socketPath", default: Self.defaultSocketPath, under: reader.home,
            maximumBytes: PathRule.maximumSocketBytes, on: .restart)
        socketMode = reader.socketMode("socketMode", default: Self.defaultSocketMode)
    }
}
