import CreditServices
import DurableFiles
import EventLoop
import Observability
import Postgres
import Settings

/// Everything that belongs to the staff audience: socket, loop, pool, keys, trusted authorities.
///
/// Belongs to the daemon's thread.
/// - Rule: PB-11.
final class StaffAudience: DaemonAudience {
    private let state: ServiceState
    private let log: Log
    private let listener: UnixListener
    /// Nil while the government audience is switched off: then there are no authorities, and codes are the second factor.
    private let trust: CertificateTrust?
    private let pool: CommandPool
    private let blueprint: StaffServer.Blueprint
    private var thread: Thread?
    private weak var daemonLoop: EventLoop?
    private var trustTimer: TimerID?

    /// Checks and opens everything that can be wrong before the first request.
    ///
    /// - Parameters:
    ///   - path: Of the socket.
    ///   - metrics: With those of this audience.
    init(
        _ settings: Settings, path: String, state: ServiceState, metrics: ServiceMetrics, audience: AudienceMetrics,
        log: Log, clock: @escaping @Sendable () -> Int64
    ) throws(Daemon.StartError) {
        self.state = state
        self.log = log
        do {
            state.staffInterface = try ServiceState.Document(file: settings.staff.interfaceFile)
            trust =
                settings.government.socketPath == nil
                ? nil
                : try CertificateTrust(
                    authoritiesFile: settings.government.authoritiesFile,
                    revocationListsFile: settings.government.revocationListsFile, log: log)
            let secrets = try StaffSecrets(keyFilesOf: settings)
            let files = StaffFiles(
                archive: ScanArchive(try Self.store(settings.files), secrets),
                maximumBytes: settings.files.maximumFileBytes)
            let commands = StaffCommands(secrets, files: files, log: log)
            listener = try UnixListener(path: path, permissions: settings.staff.socketMode)
            pool = CommandPool(Self.pool(settings, state, log))
            blueprint = StaffServer.Blueprint(
                listener: listener, state: state, metrics: metrics, audience: audience, log: log, trust: trust,
                pool: pool, handler: commands.handler, maximumBodyBytes: settings.staff.maximumBodyBytes,
                maximumFileBytes: settings.files.maximumFileBytes, transfersAtOnce: settings.files.transfersAtOnce,
                maximumConnections: settings.staff.maximumConnections, clock: clock)
        } catch {
            throw Daemon.StartError(description: "cannot start the staff audience: \(error)")
        }
    }

    private static func store(_ settings: FileSettings) throws(Daemon.StartError) -> FolderStore {
        do throws(FileStoreError) { return try FolderStore(folder: settings.directory) } catch {
            let reason =
                switch error {
                case .notCreated: "it is no store; is its disk mounted? creditctl files create makes a new one"
                case .failed(let error): error.description
                case .absent, .tooLarge, .full, .unreadable: "it cannot be used"
                }
            throw Daemon.StartError(
                description: "files.directory: \"\(settings.directory)\" is refused; \(reason)")
        }
    }

    private static func pool(_ settings: Settings, _ state: ServiceState, _ log: Log) -> CommandPool.Blueprint {
        CommandPool.Blueprint(
            name: "staff", threads: settings.staff.commandThreads, waitingRoom: settings.staff.commandQueueLimit,
            deadline: .milliseconds(settings.staff.requestDeadlineMilliseconds),
            statementDeadline: .milliseconds(settings.staff.statementDeadlineMilliseconds),
            database: ConnectionParameters(
                host: settings.database.socketDirectory, port: settings.database.port,
                database: settings.database.name, user: settings.database.staffUser,
                applicationName: "creditd staff",
                connectTimeout: .milliseconds(settings.database.connectDeadlineMilliseconds)),
            log: log, onReachable: { state.setReachable($0, .staffCommands) })
    }

    func start(on loop: EventLoop) throws(SystemError) -> LoopHandle {
        daemonLoop = loop
        // Not reachable until it is: readiness waits for it.
        state.setReachable(false, .staffCommands)
        try pool.start()
        let handle = LoopHandleBox()
        thread = try Thread.spawn(name: "staff") { [blueprint] in Self.run(blueprint, handle) }
        guard let made = handle.wait() else { throw SystemError("staff loop", number: 0) }
        watchTrust()
        return made
    }

    private static func run(_ blueprint: StaffServer.Blueprint, _ handle: LoopHandleBox) {
        do throws(SystemError) {
            let loop = try EventLoop()
            let server = StaffServer(loop: loop, shard: blueprint.metrics.registry.makeShard(), blueprint)
            try server.start()
            handle.fill(loop.handle)
            try loop.run()
            withExtendedLifetime(server) {}
        } catch {
            blueprint.log.write(.error, "loop_failed", .integer(.errnoValue, error.number))
            handle.fill(nil)
        }
    }

    private func watchTrust() {
        guard trust != nil else { return }
        trustTimer = daemonLoop?.schedule(after: CertificateTrust.interval) { [weak self] in
            self?.trust?.refresh()
            self?.watchTrust()
        }
    }

    func reload(_ settings: Settings) {
        do {
            state.staffInterface = try ServiceState.Document(file: settings.staff.interfaceFile)
        } catch {
            log.write(.error, "interface_unreadable")
        }
    }

    func stop() {
        if let trustTimer { daemonLoop?.cancel(trustTimer) }
        thread?.join()
        pool.stop()
        listener.close()
    }
}
