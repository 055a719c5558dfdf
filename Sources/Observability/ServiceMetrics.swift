/// The metrics of the daemon; the alert rules in config/alerts use these names.
public struct ServiceMetrics: Sendable {
    /// Where the numbers are.
    public let registry: MetricsRegistry
    /// The citizens' audience.
    public let `public`: AudienceMetrics
    /// The using units' audience; nil when it is switched off.
    public let government: AudienceMetrics?
    /// The staff's audience; nil when it is switched off.
    public let staff: AudienceMetrics?
    /// Answers that told a government user of a crossed threshold (`credit_usage_limit_reached_total`); nil while that
    /// audience is switched off.
    public let usageLimitReached: Counter?
    /// The permanent query log: how far it is in the tree and signed.
    public let queryLog: QueryLogMetrics

    /// Declares the metrics.
    ///
    /// - Parameters:
    ///   - publicRoutes: Names of all routes of the citizens' audience; a request is counted under its route's place.
    ///   - governmentRoutes: The same of the using units' audience; nil when it is switched off.
    ///   - staffRoutes: The same of the staff's audience; nil when it is switched off.
    public init(
        publicRoutes: [StaticString], governmentRoutes: [StaticString]? = nil, staffRoutes: [StaticString]? = nil
    ) {
        var list = MetricDeclarations()
        `public` = AudienceMetrics(&list, audience: nil, routes: publicRoutes)
        queryLog = QueryLogMetrics(&list)
        government = governmentRoutes.map { AudienceMetrics(&list, audience: "government", routes: $0) }
        staff = staffRoutes.map { AudienceMetrics(&list, audience: "staff", routes: $0) }
        usageLimitReached =
            governmentRoutes == nil
            ? nil
            : list.counter(
                "credit_usage_limit_reached_total", "Answers that told a government user of a crossed threshold.")
        registry = MetricsRegistry(list)
    }
}
