/// The metrics of the permanent query log; the alert rules in config/alerts use these names.
public struct QueryLogMetrics: Sendable {
    /// Entries that are not in the tree yet (`credit_log_integrated_lag`).
    public let integratedLag: Gauge
    /// Entries that the newest checkpoint covers (`credit_log_checkpoint_size`).
    public let checkpointSize: Gauge
    /// Seconds for which the first entry without a checkpoint has waited (`credit_log_unsigned_seconds`).
    public let unsignedSeconds: Gauge
    /// 1 while the signer refuses to sign (`credit_log_alarm`).
    public let alarm: Gauge
    /// 1 while the state of the log lets queries be answered (`credit_log_serving`).
    public let serving: Gauge
    /// 1 while the integrator refuses to go on (`credit_log_integration_refused`).
    public let integrationRefused: Gauge

    /// Declares the metrics; each is set by one thread.
    init(_ list: inout MetricDeclarations) {
        integratedLag = list.gauge(
            "credit_log_integrated_lag", "Entries of the query log that are not in its tree yet.", merge: .sum)
        checkpointSize = list.gauge(
            "credit_log_checkpoint_size", "Entries that the newest checkpoint covers.", merge: .sum)
        unsignedSeconds = list.gauge(
            "credit_log_unsigned_seconds", "Seconds for which the first entry without a checkpoint has waited.",
            merge: .sum)
        alarm = list.gauge("credit_log_alarm", "1 while the signer refuses to sign.", merge: .sum)
        serving = list.gauge(
            "credit_log_serving", "1 while the state of the query log lets queries be answered.", merge: .sum)
        integrationRefused = list.gauge(
            "credit_log_integration_refused", "1 while the integrator refuses to go on.", merge: .sum)
    }
}
