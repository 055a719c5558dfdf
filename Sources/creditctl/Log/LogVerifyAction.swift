import CreditStore
import EventLoop
import Glibc
import QueryLog
import Settings
import Synchronization

/// `creditctl log verify`.
struct LogVerifyAction {
    /// More workers than this would only wait for the disk.
    private static let maximumWorkers = 4
    /// Microseconds between two looks at how far the workers are.
    private static let pause: UInt32 = 50_000

    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        if arguments.has("--offline") { return try verifyOffline(arguments) }
        let settings = try context.settings()
        var request = LogVerificationRequest(
            reader: CommandContext.account(),
            policy: try GivenTrust.policy(key: arguments["--key"], settings.queryLog),
            nowMicroseconds: CommandContext.now())
        request.from = try arguments.integer("--from", in: 0...Int.max / 2, default: 0)
        if arguments["--to"] != nil {
            request.to = try arguments.integer("--to", in: request.from + 1...Int.max / 2, default: 0)
        }
        // Read before the database: the signer writes there first, so a healthy database is never behind.
        request.published = try GivenTrust.published(settings.queryLog)
        request.external = try arguments["--checkpoint"].map(GivenTrust.note)
        if let path = arguments["--archive"] {
            let folder = try LogBundles.verify(path, policy: request.policy, isQuiet: arguments.has("--json"))
            try LogBundles.compare(folder, with: try archives(settings))
            request.archives = folder.bundles
        }
        let startedAt = CommandContext.now()
        let report = try verify(request, settings)
        try LogVerificationSummary(report, microseconds: CommandContext.now() - startedAt)
            .show(isJSON: arguments.has("--json"))
    }

    private func verify(_ request: LogVerificationRequest, _ settings: Settings) throws -> LogVerificationReport {
        let store = try store(settings)
        let verification = try LogVerification(request, store: store)
        let failures = Mutex<[any Error]>([])
        let running = Atomic(0)
        let count = max(1, min(Self.maximumWorkers, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var workers: [Thread] = []
        for _ in 0..<count {
            running.add(1, ordering: .relaxed)
            workers.append(
                try Thread.spawn(name: "verify") {
                    do { try verification.work(try self.store(settings)) } catch {
                        verification.stop()
                        failures.withLock { $0.append(error) }
                    }
                    running.subtract(1, ordering: .releasing)
                })
        }
        let progress = ProgressLine("verify")
        while running.load(ordering: .acquiring) > 0 {
            let (done, total) = verification.progress
            progress.show(done: done, total: total, count: done, of: "entries")
            usleep(Self.pause)
        }
        for worker in workers { worker.join() }
        progress.finish()
        if let failure = failures.withLock({ $0.first }) { throw failure }
        return try verification.finish(store)
    }

    /// Bundles alone, on a machine that may know no database and no settings.
    private func verifyOffline(_ arguments: CommandArguments) throws {
        let settings = arguments["--key"] == nil ? try context.settings().queryLog : nil
        let policy = try GivenTrust.policy(key: arguments["--key"], settings)
        _ = try LogBundles.verify(
            try arguments.required("--archive"), policy: policy, isQuiet: arguments.has("--json"))
        if !arguments.has("--json") { print("the bundles are in order; no database was looked at") }
    }

    private func archives(_ settings: Settings) throws -> [QueryLogArchiveRow] {
        try QueryLogArchiveStore(context.connect(settings, as: settings.database.auditorUser)).archives()
    }

    private func store(_ settings: Settings) throws -> QueryLogVerificationStore {
        try QueryLogVerificationStore(try context.connect(settings, as: settings.database.auditorUser))
    }
}
