import CreditStore
import Dispatch
import EventLoop
import HTTPTypes
import Observability
import Postgres
import Synchronization

/// Does work that waits for the database, on a bounded number of threads with a blocking connection each.
///
/// The queue is bounded too: what finds no room is refused, what has waited too long is not begun. Connections are made
/// again after a loss; a connection that a command leaves in a transaction is closed, which rolls it back. A stop finishes
/// what was accepted.
final class CommandPool: Sendable {
    /// What a pool is made from.
    struct Blueprint: Sendable {
        /// Name of its threads; at most 11 characters are shown with a number.
        let name: String
        /// Threads, each with a connection.
        let threads: Int
        /// Commands that may wait.
        let waitingRoom: Int
        /// Longest time that a command may wait before it is begun.
        let deadline: Duration
        /// Longest time of one statement, and of one wait for a lock.
        let statementDeadline: Duration
        /// Where the database is, and as whom.
        let database: ConnectionParameters
        /// The operator's log.
        let log: Log
        /// Told whenever it becomes known whether every thread has a connection; called on threads of the pool.
        let onReachable: @Sendable (Bool) -> Void
    }

    /// A piece of work with whoever waits for it.
    struct Command: Sendable {
        /// Does the work; called on a thread of the pool.
        let run: @Sendable (Connection) -> HTTPResponse
        /// Takes the answer; called once, on a thread of the pool.
        let finish: @Sendable (HTTPResponse) -> Void
    }

    private struct Waiting: Sendable {
        let command: Command
        let beginsUntil: MonotonicInstant
    }

    private struct Queue {
        var waiting: [Waiting] = []
        var running = 0
        var isStopping = false
        var connected = 0
    }

    /// Between two attempts to connect while nothing is asked.
    private static let reconnectMilliseconds = 1000
    /// A connection that was not used for so long is asked whether it lives: a restart of the server then costs nobody an
    /// answer.
    private static let probeAfter = Duration.seconds(1)

    private let blueprint: Blueprint
    private let parameters: ConnectionParameters
    private let queue = Mutex(Queue())
    private let arrivals = DispatchSemaphore(value: 0)
    private let threads = Mutex<[Thread]>([])
    private let lost = Atomic(0)

    init(_ blueprint: Blueprint) {
        self.blueprint = blueprint
        var parameters = blueprint.database
        parameters.statementTimeout = blueprint.statementDeadline
        parameters.lockTimeout = blueprint.statementDeadline
        self.parameters = parameters
    }

    /// Starts the threads, which connect at once.
    func start() throws(SystemError) {
        for number in 0..<blueprint.threads {
            let thread = try Thread.spawn(name: "\(blueprint.name)-\(number)") { [self] in work() }
            threads.withLock { $0.append(thread) }
        }
    }

    /// Takes a command in.
    ///
    /// - Returns: False when too many wait or the pool stops; then the command is never run and never finished.
    func submit(_ command: Command) -> Bool {
        let beginsUntil = MonotonicInstant.current().advanced(by: blueprint.deadline)
        let isAccepted = queue.withLock { queue in
            guard !queue.isStopping, queue.waiting.count < blueprint.waitingRoom else { return false }
            queue.waiting.append(Waiting(command: command, beginsUntil: beginsUntil))
            return true
        }
        if isAccepted { arrivals.signal() }
        return isAccepted
    }

    /// Commands that wait; any thread.
    var waitingCount: Int { queue.withLock(\.waiting.count) }

    /// Whether a command waits or runs; any thread.
    var isBusy: Bool { queue.withLock { !$0.waiting.isEmpty || $0.running > 0 } }

    /// Whether every thread has a connection; any thread.
    var isReachable: Bool { queue.withLock { $0.connected == blueprint.threads } }

    /// Connections lost since the start; any thread.
    var lostCount: Int { lost.load(ordering: .relaxed) }

    /// Finishes what was accepted, then ends the threads and waits for them. Call on no thread of the pool.
    func stop() {
        queue.withLock { $0.isStopping = true }
        let started = threads.withLock { threads in
            let started = threads
            threads = []
            return started
        }
        for _ in started { arrivals.signal() }
        for thread in started { thread.join() }
    }

    // MARK: On the threads

    private func work() {
        let session = PoolSession(parameters)
        while true {
            keepConnected(session)
            let limit: DispatchTime =
                session.isConnected ? .distantFuture : .now() + .milliseconds(Self.reconnectMilliseconds)
            guard arrivals.wait(timeout: limit) == .success else { continue }
            guard let next = takeNext() else { break }
            perform(next, on: session)
            queue.withLock { $0.running -= 1 }
        }
        session.close()
    }

    /// The command that came first; nil when the pool stops and nothing waits any more.
    private func takeNext() -> Waiting? {
        queue.withLock { queue in
            // A signal stands for each command and for each thread that is to end.
            guard !queue.waiting.isEmpty else { return nil }
            queue.running += 1
            return queue.waiting.removeFirst()
        }
    }

    private func perform(_ waiting: Waiting, on session: PoolSession) {
        guard MonotonicInstant.current() <= waiting.beginsUntil, let connection = live(session) else {
            waiting.command.finish(Problem(.unavailable).response)
            return
        }
        let response = waiting.command.run(connection)
        if connection.isInTransaction {
            blueprint.log.write(.error, "command_left_transaction")
            session.close()
        }
        session.usedAt = .current()
        noteLoss(session)
        // Finished last: whoever is answered may count on the connection being in order.
        waiting.command.finish(response)
    }

    /// The connection, asked for life when it has rested, made anew when it has none.
    private func live(_ session: PoolSession) -> Connection? {
        if let connection = session.connection, session.usedAt.duration(to: .current()) > Self.probeAfter {
            do throws(PostgresError) { try SessionProbe.ask(connection) } catch {
                session.close()
                noteLoss(session)
            }
        }
        keepConnected(session)
        return session.connection
    }

    private func keepConnected(_ session: PoolSession) {
        guard !session.isConnected else { return }
        do throws(PostgresError) {
            try session.connect()
            countConnection(+1)
        } catch {
            // Said once for each loss, not once for each attempt.
            guard !session.hasReported else { return }
            session.hasReported = true
            blueprint.onReachable(false)
            report(error)
        }
    }

    private func noteLoss(_ session: PoolSession) {
        guard session.takeLoss() else { return }
        lost.add(1, ordering: .relaxed)
        countConnection(-1)
    }

    private func countConnection(_ difference: Int) {
        let isComplete = queue.withLock { queue in
            queue.connected += difference
            return queue.connected == blueprint.threads
        }
        blueprint.onReachable(isComplete)
    }

    private func report(_ error: PostgresError) {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            blueprint.log.write(.error, "database_unreachable", .safe(.sqlState, code))
        } else {
            blueprint.log.write(.error, "database_unreachable")
        }
    }
}
