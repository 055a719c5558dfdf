import EventLoop
import HTTPTypes
import Observability
import Postgres

/// What lanes need from their loop: reachability, time, metrics and the operator's log.
///
/// Belongs to its loop's thread.
final class LaneService {
    let loop: EventLoop
    private let metrics: AudienceMetrics
    private let shard: MetricsShard
    private let log: Log
    /// Counts answers that tell of a threshold that was crossed; nil where there is none.
    var usageLimitReached: Counter?
    /// Whether a query has a chance of being answered; false after the database was lost.
    var isReachable = false

    init(loop: EventLoop, metrics: AudienceMetrics, shard: MetricsShard, log: Log) {
        self.loop = loop
        self.metrics = metrics
        self.shard = shard
        self.log = log
    }

    func countBatch(_ size: Int) {
        shard.observe(size, in: metrics.batchSize)
    }

    func countLogged(_ count: Int) {
        shard.add(count, to: metrics.logAppended)
    }

    func countRefused(isFull: Bool) {
        if isFull { shard.add(to: metrics.waitingRoomFull) }
    }

    func countMissedDeadline() {
        shard.add(to: metrics.deadlineMissed)
    }

    /// Counts an answer that tells its caller of a crossed threshold: somebody should look (QZ-12).
    func countUsageLimit(_ answer: LaneAnswer) {
        guard let usageLimitReached, answer.status == .forbidden,
            answer.body.contains(Self.usageLimitCode)
        else { return }
        shard.add(to: usageLimitReached)
    }

    private static let usageLimitCode = Array(#""code":"\#(DatabaseRefusal.usageLimitReached.rawValue)""#.utf8)

    /// Writes that a batch was not answered, with the server's SQLSTATE where it gave one; no data.
    func reportFault(_ error: PostgresError, batchSize: Int) {
        report("batch_failed", error, batchSize: batchSize)
    }

    /// Writes that the database can't be reached.
    func reportLoss(_ error: PostgresError) {
        report("database_unreachable", error, batchSize: 0)
    }

    private func report(_ event: StaticString, _ error: PostgresError, batchSize: Int) {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            log.write(.error, event, .integer(.batchSize, batchSize), .safe(.sqlState, code))
        } else {
            log.write(.error, event, .integer(.batchSize, batchSize))
        }
    }
}
