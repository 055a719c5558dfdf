import CreditStore
import EventLoop
public import Observability
import Postgres
import QueryLog
public import Settings
import TransparencyLog
import UnicodeText

/// The whole daemon: loops for citizens, one for operators, and the signals that stop and retune them.
public final class Daemon {
    /// Why the daemon could not start.
    public struct StartError: Error, CustomStringConvertible {
        /// For the operator.
        public let description: String
    }

    private let settingsPath: String
    private let environment: [String: String]
    private var settings: Settings
    private let log: Log
    private let loop: EventLoop
    private let state: ServiceState
    private let metrics: ServiceMetrics
    private let publicListener: UnixListener
    private let operatorListener: UnixListener
    private var handles: [LoopHandle] = []
    private var threads: [Thread] = []
    private let database: ConnectionParameters
    private let progressProof: @Sendable (String, String) -> UInt128
    private let policy: LogPolicy
    private let integration = IntegrationControl()
    private var watch: LogWatch?
    private let audiences: [any DaemonAudience]
    private let clock: @Sendable () -> Int64 = { Int64(Log.systemClock().microseconds) }

    /// Checks and opens everything that can be wrong before the first request.
    public init(
        settings: Settings, settingsPath: String, environment: [String: String], log: Log
    ) throws(StartError) {
        self.settings = settings
        self.settingsPath = settingsPath
        self.environment = environment
        self.log = log
        metrics = Self.metrics(settings)
        state = ServiceState(
            lanes: settings.public.loops * PublicLanes.count, interface: try Self.interface(settings),
            tuning: PublicTuning(settings.public))
        database = ConnectionParameters(
            host: settings.database.socketDirectory, port: settings.database.port, database: settings.database.name,
            user: settings.database.publicUser, applicationName: "creditd",
            connectTimeout: .milliseconds(settings.database.connectDeadlineMilliseconds))
        progressProof = try Self.progressProof(settings)
        do throws(LogTrustError) {
            policy = try LogTrust.load(
                origin: settings.queryLog.origin, keyFile: settings.queryLog.verifierKeyFile,
                policyFile: settings.queryLog.policyFile)
        } catch { throw StartError(description: "cannot start: \(error.description)") }
        do throws(SystemError) {
            try SignalSource.block(Signal.allCases)
            loop = try EventLoop()
            publicListener = try UnixListener(
                path: settings.public.socketPath, permissions: settings.public.socketMode)
            operatorListener = try UnixListener(
                path: settings.operator.socketPath, permissions: settings.operator.socketMode)
        } catch { throw StartError(description: "cannot start: \(error.description)") }
        audiences = try Self.audiences(settings, state: state, metrics: metrics, log: log, clock: clock)
    }

    /// Runs until a signal ends it.
    public func run() throws(StartError) {
        do throws(SystemError) {
            try startPublicLoops()
            for audience in audiences { handles.append(try audience.start(on: loop)) }
            let operatorServer = OperatorServer(
                loop: loop, listener: operatorListener, state: state, metrics: metrics)
            try operatorServer.start()
            let housekeeping = Housekeeping(
                loop: loop, parameters: database, state: state, log: log, clock: clock)
            housekeeping.start()
            let watch = makeWatch()
            self.watch = watch
            watch.start()
            let integrator = try startIntegrator()
            let signals = try SignalSource(Signal.allCases, on: loop) { [unowned self] signal in receive(signal) }
            log.write(.info, "started", .integer(.loop, handles.count))
            try loop.run()
            integration.stop()
            integrator.join()
            watch.stop()
            housekeeping.stop()
            signals.close()
            withExtendedLifetime(operatorServer) {}
        } catch { throw StartError(description: "cannot run: \(error.description)") }
        for thread in threads { thread.join() }
        for audience in audiences { audience.stop() }
        publicListener.close()
        operatorListener.close()
        log.write(.info, "stopped")
    }

    private func makeWatch() -> LogWatch {
        LogWatch(
            loop: loop, shard: metrics.registry.makeShard(), stallSeconds: settings.queryLog.checkpointStallSeconds,
            .init(
                database: database, policy: policy,
                publicationDirectory: settings.queryLog.publicationDirectory, state: state,
                metrics: metrics.queryLog, log: log, clock: clock))
    }

    private func startIntegrator() throws(SystemError) -> Thread {
        var parameters = database
        parameters.user = settings.database.integratorUser
        parameters.applicationName = "creditd integrator"
        let integrator = LogIntegrator(
            parameters, intervalMilliseconds: settings.queryLog.integrationIntervalMilliseconds)
        return try Thread.spawn(name: "integrator") { [integration, log, metrics] in
            let report = IntegrationReport(
                log: log, metrics: metrics.queryLog, shard: metrics.registry.makeShard())
            integrator.run(integration) { report.take($0) }
        }
    }

    private func startPublicLoops() throws(SystemError) {
        let names: NameNormalisation
        do { names = try NameNormalisation() } catch { throw SystemError("icu", number: 0) }
        let blueprint = PublicServer.Blueprint(
            listener: publicListener, database: database, state: state, metrics: metrics, log: log, names: names,
            progressProof: progressProof,
            tuning: PublicTuning(settings.public), maximumConnections: settings.public.maximumConnections, clock: clock)
        for number in 0..<settings.public.loops {
            // The loop is made on its own thread; only its handle comes back.
            let handle = LoopHandleBox()
            threads.append(
                try Thread.spawn(name: "public-\(number)") {
                    Self.runPublicLoop(number, blueprint, handle)
                })
            guard let made = handle.wait() else { throw SystemError("public loop", number: 0) }
            handles.append(made)
        }
    }

    private static func runPublicLoop(_ number: Int, _ blueprint: PublicServer.Blueprint, _ handle: LoopHandleBox) {
        do throws(SystemError) {
            let loop = try EventLoop()
            let shard = blueprint.metrics.registry.makeShard()
            let server = PublicServer(loop: loop, number: number, shard: shard, blueprint)
            try server.start()
            handle.fill(loop.handle)
            try loop.run()
            withExtendedLifetime(server) {}
        } catch {
            blueprint.log.write(.error, "loop_failed", .integer(.loop, number), .integer(.errnoValue, error.number))
            handle.fill(nil)
        }
    }

    private func receive(_ signal: Signal) {
        switch signal {
        case .hangUp: reload()
        case .interrupt, .terminate: stop()
        }
    }

    /// Answers what was accepted, then ends; a second signal ends at once.
    private func stop() {
        if state.isDraining { return endLoops() }
        log.write(.info, "stopping")
        state.beginDraining()
        wakeLoops()
        let deadline = loop.now.advanced(by: .milliseconds(settings.public.drainDeadlineMilliseconds))
        watchDrain(until: deadline)
    }

    /// How often the stop is looked at.
    private static let drainInterval = Duration.milliseconds(20)

    private func watchDrain(until deadline: MonotonicInstant) {
        if handles.allSatisfy({ !$0.submit { _ in } }) {
            loop.stop()
        } else if loop.now >= deadline {
            log.write(.warning, "drain_deadline_passed")
            endLoops()
        } else {
            _ = loop.schedule(after: Self.drainInterval) { [unowned self] in watchDrain(until: deadline) }
        }
    }

    private func endLoops() {
        for handle in handles { _ = handle.submit { $0.stop() } }
        loop.stop()
    }

    private func wakeLoops() {
        // A loop that is too busy to take a wake-up is awake.
        for handle in handles { _ = handle.submit { _ in } }
    }

    /// Takes new settings over as far as a running daemon can; wrong ones change nothing.
    private func reload() {
        do throws(SettingsError) {
            let new = try Settings.load(path: settingsPath, environment: environment)
            let changes = new.difference(from: settings)
            state.interface = try interfaceOrOld(new)
            state.retune(PublicTuning(new.public))
            for audience in audiences { audience.reload(new) }
            watch?.retune(stallSeconds: new.queryLog.checkpointStallSeconds)
            log.level = LogLevel(new.log.level)
            let needsRestart = changes.filter { $0.effect == .restart }.count
            settings = new
            wakeLoops()
            log.write(
                .info, "settings_reloaded", .integer(.count, changes.count), .integer(.waiting, needsRestart))
        } catch {
            log.write(.error, "settings_refused", .integer(.count, error.problems.count))
        }
    }

    private func interfaceOrOld(_ settings: Settings) throws(SettingsError) -> ServiceState.Document {
        do throws(StartError) { return try Self.interface(settings) } catch {
            throw SettingsError([SettingsProblem(key: "openapi.file", value: nil, allowed: "a readable file")])
        }
    }

    private static func interface(_ settings: Settings) throws(StartError) -> ServiceState.Document {
        do throws(ServiceState.Document.Unreadable) {
            return try ServiceState.Document(file: settings.openapi.file)
        } catch {
            throw StartError(description: "cannot read openapi.file \(settings.openapi.file)")
        }
    }
}

extension LogLevel {
    /// The operator's choice.
    public init(_ level: LogSettings.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
