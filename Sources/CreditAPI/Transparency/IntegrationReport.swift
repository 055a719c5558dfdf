import Observability
import Postgres
import QueryLog

/// Writes down what the integrator does: changes only, because it takes several turns a second.
///
/// Belongs to the integrator's thread.
final class IntegrationReport {
    private let log: Log
    private let metrics: QueryLogMetrics
    private let shard: MetricsShard
    private var isFollowing = false
    private var refusal: IntegrationRefusal?

    init(log: Log, metrics: QueryLogMetrics, shard: MetricsShard) {
        self.log = log
        self.metrics = metrics
        self.shard = shard
    }

    func take(_ event: IntegrationEvent) {
        switch event {
        case .began:
            isFollowing = false
            log.write(.info, "integration_began")
        case .followed:
            if !isFollowing { log.write(.info, "integration_followed") }
            isFollowing = true
            forgetRefusal()
        case .integrated: forgetRefusal()
        case .overtaken: log.write(.warning, "integration_overtaken")
        case .refused(let refusal): refuse(refusal)
        case .failed(let error): fail(error)
        }
    }

    private func refuse(_ refusal: IntegrationRefusal) {
        shard.set(metrics.integrationRefused, to: 1)
        guard self.refusal != refusal else { return }
        self.refusal = refusal
        log.write(
            .error, "integration_refused", .fixed(.reason, refusal.reason), .integer(.logPosition, refusal.position))
    }

    private func forgetRefusal() {
        shard.set(metrics.integrationRefused, to: 0)
        guard refusal != nil else { return }
        refusal = nil
        log.write(.info, "integration_resumed")
    }

    private func fail(_ error: PostgresError) {
        isFollowing = false
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            log.write(.error, "integration_failed", .safe(.sqlState, code))
        } else {
            log.write(.error, "integration_failed")
        }
    }
}
