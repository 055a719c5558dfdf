/// The daemon's side of the staff's audience, which logs in with password and second factor.
///
/// How long a session lasts is law or policy and stands in the database.
/// - Rule: QZ-3, PB-11.
public struct StaffSettings: Sendable, Equatable {
    /// Off until an installation has accounts.
    public static let defaultSocketPath = ""
    /// Owner and group: nginx's workers share the group.
    public static let defaultSocketMode = "0660"
    /// Beside the settings file.
    public static let defaultInterfaceFile = "openapi/staff.json"
    /// Threads for commands, each with a connection; the digest of a password keeps one busy for a tenth of a second.
    public static let defaultCommandThreads = 4
    /// Commands that may wait.
    public static let defaultCommandQueueLimit = 256
    /// Milliseconds for a command.
    public static let defaultRequestDeadlineMilliseconds = 10_000
    /// Milliseconds for one statement.
    public static let defaultStatementDeadlineMilliseconds = 5000
    /// Bytes of a request body: a form with a few hundred codes.
    public static let defaultMaximumBodyBytes = 65_536
    /// FastCGI connections; members of staff are some hundred.
    public static let defaultMaximumConnections = 512

    /// Absolute path of the socket, at most 107 bytes; nil: the audience is switched off.
    public let socketPath: String?
    /// File mode of the socket as a number; never with rights for everybody.
    public let socketMode: UInt32
    /// Absolute path of the OpenAPI document.
    public let interfaceFile: String
    /// 1...32 threads.
    public let commandThreads: Int
    /// 1...4096 commands.
    public let commandQueueLimit: Int
    /// 100...60000 ms.
    public let requestDeadlineMilliseconds: Int
    /// 50...59000 ms; less than `requestDeadlineMilliseconds`.
    public let statementDeadlineMilliseconds: Int
    /// 1024...1048576 bytes.
    public let maximumBodyBytes: Int
    /// 1...16384 connections.
    public let maximumConnections: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("staff")
        socketPath = reader.optionalPath(
            "socketPath", default: Self.defaultSocketPath, under: reader.home,
            maximumBytes: PathRule.maximumSocketBytes, on: .restart)
        socketMode = reader.socketMode("socketMode", default: Self.defaultSocketMode)
        interfaceFile = reader.path(
            "interfaceFile", default: Self.defaultInterfaceFile, under: reader.settingsFolder, on: .reload)
        commandThreads = reader.integer("commandThreads", in: 1...32, default: Self.defaultCommandThreads, on: .restart)
        commandQueueLimit = reader.integer(
            "commandQueueLimit", in: 1...4096, default: Self.defaultCommandQueueLimit, on: .restart)
        requestDeadlineMilliseconds = reader.integer(
            "requestDeadlineMilliseconds", in: 100...60_000, default: Self.defaultRequestDeadlineMilliseconds,
            on: .restart)
        statementDeadlineMilliseconds = reader.integer(
            "statementDeadlineMilliseconds", in: 50...59_000, default: Self.defaultStatementDeadlineMilliseconds,
            on: .restart)
        maximumBodyBytes = reader.integer(
            "maximumBodyBytes", in: 1024...1_048_576, default: Self.defaultMaximumBodyBytes, on: .restart)
        maximumConnections = reader.integer(
            "maximumConnections", in: 1...16_384, default: Self.defaultMaximumConnections, on: .restart)
        if statementDeadlineMilliseconds >= requestDeadlineMilliseconds {
            reader.refuse(
                "statementDeadlineMilliseconds", value: String(statementDeadlineMilliseconds),
                allowed: "less than requestDeadlineMilliseconds (\(requestDeadlineMilliseconds))")
        }
    }
}
