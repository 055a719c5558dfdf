/// The daemon's side of the using units' audience, which comes with certificates.
/// - Rule: HZ-Q13.
public struct GovernmentSettings: Sendable, Equatable {
    /// Off: an installation without certificates of an authority has nobody to answer.
    public static let defaultSocketPath = ""
    /// Owner and group: nginx's workers share the group, nobody else may connect: who can speaks for every certificate.
    public static let defaultSocketMode = "0660"
    /// Below `home`: PEM with the authorities whose certificates are believed.
    public static let defaultAuthoritiesFile = "certificates/authorities.pem"
    /// Below `home`: PEM with the revocation list of each of them.
    public static let defaultRevocationListsFile = "certificates/revocation-lists.pem"
    /// Beside the settings file.
    public static let defaultInterfaceFile = "openapi/government.json"
    /// Database connections for queries: four chunks of a batch are answered at the same time.
    public static let defaultQueryConnections = 4
    /// Threads for commands, each with a connection; a command takes some milliseconds and units send a few a minute.
    public static let defaultCommandThreads = 2
    /// Commands that may wait; at some milliseconds each they are done within the request deadline.
    public static let defaultCommandQueueLimit = 128
    /// Single queries in one statement.
    public static let defaultBatchLimit = 64
    /// Single queries that may wait.
    public static let defaultWaitingRoomLimit = 1024
    /// Batches that are answered at the same time; each may hold a few chunks of answers in memory.
    public static let defaultMaximumBatches = 32
    /// Subjects of a batch in one statement: a statement of 250 takes some ten milliseconds and its answers some hundred
    /// kilobytes.
    public static let defaultChunkSubjects = 250
    /// Subjects of one verification job: a unit's monthly list.
    public static let defaultVerificationSubjects = 10_000
    /// Milliseconds for a single query or a command.
    public static let defaultRequestDeadlineMilliseconds = 10_000
    /// Milliseconds for one statement.
    public static let defaultStatementDeadlineMilliseconds = 5000
    /// Milliseconds for a whole batch; four slow statements.
    public static let defaultBatchDeadlineMilliseconds = 30_000
    /// Bytes of a request body: a verification of 10,000 subjects with their names of members.
    public static let defaultMaximumBodyBytes = 2_097_152
    /// FastCGI connections; using units are some hundred.
    public static let defaultMaximumConnections = 512
    /// Certificates whose verification is remembered; some hundred bytes each.
    public static let defaultCertificateCacheEntries = 4096

    /// Absolute path of the socket, at most 107 bytes; nil: the audience is switched off.
    public let socketPath: String?
    /// File mode of the socket as a number; never with rights for everybody.
    public let socketMode: UInt32
    /// Absolute path.
    public let authoritiesFile: String
    /// Absolute path.
    public let revocationListsFile: String
    /// Absolute path of the OpenAPI document.
    public let interfaceFile: String
    /// 1...32 connections.
    public let queryConnections: Int
    /// 1...32 threads.
    public let commandThreads: Int
    /// 1...4096 commands.
    public let commandQueueLimit: Int
    /// 1...256 queries.
    public let batchLimit: Int
    /// 1...65536 queries; at least `batchLimit`.
    public let waitingRoomLimit: Int
    /// 1...1024 batches.
    public let maximumBatches: Int
    /// 1...1000 subjects.
    public let chunkSubjects: Int
    /// 1...100000 subjects.
    public let verificationSubjects: Int
    /// 100...60000 ms.
    public let requestDeadlineMilliseconds: Int
    /// 50...59000 ms; less than `requestDeadlineMilliseconds`.
    public let statementDeadlineMilliseconds: Int
    /// 1000...600000 ms; more than `statementDeadlineMilliseconds`.
    public let batchDeadlineMilliseconds: Int
    /// 1024...16777216 bytes.
    public let maximumBodyBytes: Int
    /// 1...16384 connections.
    public let maximumConnections: Int
    /// 1...65536 certificates.
    public let certificateCacheEntries: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("government")
        socketPath = reader.optionalPath(
            "socketPath", default: Self.defaultSocketPath, under: reader.home,
            maximumBytes: PathRule.maximumSocketBytes, on: .restart)
        socketMode = reader.socketMode("socketMode", default: Self.defaultSocketMode)
        authoritiesFile = reader.path(
            "authoritiesFile", default: Self.defaultAuthoritiesFile, under: reader.home, on: .restart)
        revocationListsFile = reader.path(
            "revocationListsFile", default: Self.defaultRevocationListsFile, under: reader.home, on: .restart)
        interfaceFile = reader.path(
            "interfaceFile", default: Self.defaultInterfaceFile, under: reader.settingsFolder, on: .reload)
        queryConnections = reader.integer(
            "queryConnections", in: 1...32, default: Self.defaultQueryConnections, on: .restart)
        commandThreads = reader.integer("commandThreads", in: 1...32, default: Self.defaultCommandThreads, on: .restart)
        commandQueueLimit = reader.integer(
            "commandQueueLimit", in: 1...4096, default: Self.defaultCommandQueueLimit, on: .restart)
        batchLimit = reader.integer("batchLimit", in: 1...256, default: Self.defaultBatchLimit, on: .restart)
        waitingRoomLimit = reader.integer(
            "waitingRoomLimit", in: 1...65_536, default: Self.defaultWaitingRoomLimit, on: .restart)
        maximumBatches = reader.integer(
            "maximumBatches", in: 1...1024, default: Self.defaultMaximumBatches, on: .restart)
        chunkSubjects = reader.integer("chunkSubjects", in: 1...1000, default: Self.defaultChunkSubjects, on: .restart)
        verificationSubjects = reader.integer(
            "verificationSubjects", in: 1...100_000, default: Self.defaultVerificationSubjects, on: .restart)
        requestDeadlineMilliseconds = reader.integer(
            "requestDeadlineMilliseconds", in: 100...60_000, default: Self.defaultRequestDeadlineMilliseconds,
            on: .restart)
        statementDeadlineMilliseconds = reader.integer(
            "statementDeadlineMilliseconds", in: 50...59_000, default: Self.defaultStatementDeadlineMilliseconds,
            on: .restart)
        batchDeadlineMilliseconds = reader.integer(
            "batchDeadlineMilliseconds", in: 1000...600_000, default: Self.defaultBatchDeadlineMilliseconds,
            on: .restart)
        maximumBodyBytes = reader.integer(
            "maximumBodyBytes", in: 1024...16_777_216, default: Self.defaultMaximumBodyBytes, on: .restart)
        maximumConnections = reader.integer(
            "maximumConnections", in: 1...16_384, default: Self.defaultMaximumConnections, on: .restart)
        certificateCacheEntries = reader.integer(
            "certificateCacheEntries", in: 1...65_536, default: Self.defaultCertificateCacheEntries, on: .restart)
        refuseContradictions(&reader)
    }

    private func refuseContradictions(_ reader: inout SettingsReader) {
        if waitingRoomLimit < batchLimit {
            reader.refuse(
                "waitingRoomLimit", value: String(waitingRoomLimit), allowed: "at least batchLimit (\(batchLimit))")
        }
        if statementDeadlineMilliseconds >= requestDeadlineMilliseconds {
            reader.refuse(
                "statementDeadlineMilliseconds", value: String(statementDeadlineMilliseconds),
                allowed: "less than requestDeadlineMilliseconds (\(requestDeadlineMilliseconds))")
        }
        if batchDeadlineMilliseconds <= statementDeadlineMilliseconds {
            reader.refuse(
                "batchDeadlineMilliseconds", value: String(batchDeadlineMilliseconds),
                allowed: "more than statementDeadlineMilliseconds (\(statementDeadlineMilliseconds))")
        }
    }
}
