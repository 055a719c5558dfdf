import CreditInformation
import EventLoop
import FoundationEssentials
import Observability
import Postgres
import Settings

/// Everything that belongs to the government audience: socket, loop, pool, verification worker, trusted authorities.
///
/// Belongs to the daemon's thread.
/// - Rule: HZ-Q13.
final class GovernmentAudience: DaemonAudience {
    private let settings: GovernmentSettings
    private let state: ServiceState
    private let log: Log
    private let listener: UnixListener
    private let trust: CertificateTrust
    private let pool: CommandPool
    private let worker: VerificationWorker
    private let blueprint: GovernmentServer.Blueprint
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
        let government = settings.government
        self.settings = government
        self.state = state
        self.log = log
        do {
            state.governmentInterface = try ServiceState.Document(file: government.interfaceFile)
            trust = try CertificateTrust(
                authoritiesFile: government.authoritiesFile, revocationListsFile: government.revocationListsFile,
                log: log)
            let queries = GovernmentQueryReader(
                subjects: GovernmentSubjectReader(digests: try IdentifierDigests(keyFileOf: settings)))
            listener = try UnixListener(path: path, permissions: government.socketMode)
            let database = ConnectionParameters(
                host: settings.database.socketDirectory, port: settings.database.port,
                database: settings.database.name, user: settings.database.governmentUser,
                applicationName: "creditd government",
                connectTimeout: .milliseconds(settings.database.connectDeadlineMilliseconds))
            pool = CommandPool(Self.pool(government, database, state, log))
            worker = VerificationWorker(
                .init(
                    database: database, state: state, log: log, stepLines: government.chunkSubjects,
                    statementDeadline: .milliseconds(government.statementDeadlineMilliseconds), clock: clock))
            blueprint = GovernmentServer.Blueprint(
                listener: listener, state: state, metrics: metrics, audience: audience, log: log, database: database,
                trust: trust, queries: queries, pool: pool,
                commands: GovernmentCommands(
                    queries: queries, verificationSubjects: government.verificationSubjects, log: log,
                    onVerificationOpened: { [worker] in worker.wake() }),
                bounds: GovernmentBounds(government), clock: clock)
        } catch {
            throw Daemon.StartError(description: "cannot start the government audience: \(error)")
        }
    }

    private static func pool(
        _ settings: GovernmentSettings, _ database: ConnectionParameters, _ state: ServiceState, _ log: Log
    ) -> CommandPool.Blueprint {
        CommandPool.Blueprint(
            name: "gov-command", threads: settings.commandThreads, waitingRoom: settings.commandQueueLimit,
            deadline: .milliseconds(settings.requestDeadlineMilliseconds),
            statementDeadline: .milliseconds(settings.statementDeadlineMilliseconds), database: database, log: log,
            onReachable: { state.setReachable($0, .governmentCommands) })
    }

    func start(on loop: EventLoop) throws(SystemError) -> LoopHandle {
        daemonLoop = loop
        // Not reachable until they are: readiness waits for them.
        for part in [DatabasePart.governmentQueries, .governmentCommands, .verifications] {
            state.setReachable(false, part)
        }
        try pool.start()
        try worker.start()
        let handle = LoopHandleBox()
        thread = try Thread.spawn(name: "government") { [blueprint] in Self.run(blueprint, handle) }
        guard let made = handle.wait() else { throw SystemError("government loop", number: 0) }
        watchTrust()
        return made
    }

    private static func run(_ blueprint: GovernmentServer.Blueprint, _ handle: LoopHandleBox) {
        do throws(SystemError) {
            let loop = try EventLoop()
            let server = GovernmentServer(loop: loop, shard: blueprint.metrics.registry.makeShard(), blueprint)
            try server.start()
            handle.fill(loop.handle)
            try loop.run()
            withExtendedLifetime(server) {}
        } catch {
            blueprint.log.write(.error, "loop_failed", .integer(.errnoValue, error.number))
            handle.fill(nil)
        }
    }

    /// Reading large lists takes a while, and the daemon's own loop is the one on which nobody waits for an answer.
    private func watchTrust() {
        trustTimer = daemonLoop?.schedule(after: CertificateTrust.interval) { [weak self] in
            self?.trust.refresh()
            self?.watchTrust()
        }
    }

    func reload(_ settings: Settings) {
        do {
            state.governmentInterface = try ServiceState.Document(file: settings.government.interfaceFile)
        } catch {
            log.write(.error, "interface_unreadable")
        }
    }

    func stop() {
        if let trustTimer { daemonLoop?.cancel(trustTimer) }
        thread?.join()
        worker.stop()
        pool.stop()
        listener.close()
    }
}
