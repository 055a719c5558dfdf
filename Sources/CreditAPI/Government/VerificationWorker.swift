import CreditStore
import Dispatch
import EventLoop
import Observability
import Postgres
import Synchronization

/// Answers verification jobs on a thread of its own, step by step, for as long as the daemon runs.
///
/// A job that was begun before a restart goes on where its last committed step ended. Nothing is answered while the query
/// log can't be proved.
/// - Rule: HZ-Q15, QZ-9.
final class VerificationWorker: Sendable {
    /// What a worker is made from.
    struct Blueprint: Sendable {
        let database: ConnectionParameters
        let state: ServiceState
        let log: Log
        /// Lines of a step.
        let stepLines: Int
        /// Longest time of a step.
        let statementDeadline: Duration
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    /// Between two looks for work while nobody reports any: what another daemon has taken on, and what is to be deleted.
    private static let idleMilliseconds = 5000
    /// Between two attempts after a failure.
    private static let retryMilliseconds = 1000

    private let blueprint: Blueprint
    private let parameters: ConnectionParameters
    private let stopping = Atomic(false)
    private let work = DispatchSemaphore(value: 0)
    private let thread = Mutex<Thread?>(nil)

    init(_ blueprint: Blueprint) {
        self.blueprint = blueprint
        var parameters = blueprint.database
        parameters.applicationName = "creditd verification"
        parameters.statementTimeout = blueprint.statementDeadline
        parameters.lockTimeout = blueprint.statementDeadline
        self.parameters = parameters
    }

    /// Starts the thread.
    func start() throws(SystemError) {
        let started = try Thread.spawn(name: "verification") { [self] in run() }
        thread.withLock { $0 = started }
    }

    /// Says that there is work; any thread.
    func wake() {
        work.signal()
    }

    /// Ends after the step at hand and waits for it.
    func stop() {
        stopping.store(true, ordering: .releasing)
        work.signal()
        thread.withLock { thread in
            let started = thread
            thread = nil
            return started
        }?.join()
    }

    private var isStopping: Bool { stopping.load(ordering: .acquiring) }

    private func run() {
        while !isStopping {
            do throws(PostgresError) {
                let connection = try Connection(parameters)
                defer { connection.close() }
                blueprint.state.setReachable(true, .verifications)
                try serve(VerificationWork(connection))
            } catch {
                blueprint.state.setReachable(false, .verifications)
                report(error)
                _ = work.wait(timeout: .now() + .milliseconds(Self.retryMilliseconds))
            }
        }
    }

    private func serve(_ store: VerificationWork) throws(PostgresError) {
        while !isStopping {
            if blueprint.state.answersQueries, let job = try store.next(nowMicroseconds: blueprint.clock()) {
                _ = try store.step(
                    job, nowMicroseconds: blueprint.clock(), limit: Int32(clamping: blueprint.stepLines))
            } else {
                _ = work.wait(timeout: .now() + .milliseconds(Self.idleMilliseconds))
            }
        }
    }

    private func report(_ error: PostgresError) {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            blueprint.log.write(.error, "verification_failed", .safe(.sqlState, code))
        } else {
            blueprint.log.write(.error, "verification_failed")
        }
    }
}
