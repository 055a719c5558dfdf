import CreditStore
import EventLoop
import FoundationEssentials
import Observability
import Postgres

/// What the daemon does by itself: keeps the catalogue fresh and the log's partitions ahead of time.
///
/// Belongs to the thread of its loop.
final class Housekeeping {
    /// A published catalogue is seen by citizens within this time.
    private static let catalogueInterval = Duration.seconds(5)
    /// The partitions are months ahead; an hour is often.
    private static let partitionInterval = Duration.seconds(3600)
    /// Longest time for one of these statements.
    private static let deadline = Duration.seconds(10)

    private let loop: EventLoop
    private let database: BatchConnection
    private let state: ServiceState
    private let log: Log
    private let clock: @Sendable () -> Int64
    private var partitionsDueAt: MonotonicInstant
    private var timer: TimerID?

    init(
        loop: EventLoop, parameters: ConnectionParameters, state: ServiceState, log: Log,
        clock: @escaping @Sendable () -> Int64
    ) {
        self.loop = loop
        self.state = state
        self.log = log
        self.clock = clock
        partitionsDueAt = loop.now
        database = BatchConnection(
            loop: loop, parameters: parameters,
            statements: [PublicDisclosure.catalogue, PublicDisclosure.preparePartitions])
    }

    func start() {
        database.onReady = { [unowned self] in work() }
        database.start()
    }

    func stop() {
        if let timer { loop.cancel(timer) }
        database.onDown = { _ in }
        database.close()
    }

    private func work() {
        guard database.state == .ready else { return }
        if partitionsDueAt <= loop.now {
            send(1, [.timestamp(microsecondsSince1970: clock())]) { [unowned self] _ throws(PostgresError) in
                partitionsDueAt = loop.now.advanced(by: Self.partitionInterval)
                state.setPartitioned(true)
            }
        } else {
            send(0, []) { [unowned self] result throws(PostgresError) in
                guard let text = result.textIfPresent(0, 0) else { return }
                let body = Array(text.utf8)
                if state.catalogue?.body != body { state.catalogue = ServiceState.Document(body) }
            }
        }
    }

    private func send(
        _ statement: Int, _ parameters: [Parameter],
        _ take: @escaping (borrowing QueryResult) throws(PostgresError) -> Void
    ) {
        do throws(PostgresError) {
            try database.send(statement, parameters, deadline: Self.deadline) { [unowned self] result in
                switch consume result {
                case .success(let answer):
                    do throws(PostgresError) { try take(answer) } catch { report(error) }
                case .failure(let error): report(error)
                }
                again(after: statement == 1 ? .zero : Self.catalogueInterval)
            }
        } catch {
            report(error)
            again(after: Self.catalogueInterval)
        }
    }

    private func again(after delay: Duration) {
        if let timer { loop.cancel(timer) }
        timer = loop.schedule(after: delay) { [unowned self] in
            timer = nil
            work()
        }
    }

    private func report(_ error: PostgresError) {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            log.write(.error, "housekeeping_failed", .safe(.sqlState, code))
        } else {
            log.write(.error, "housekeeping_failed")
        }
    }
}
