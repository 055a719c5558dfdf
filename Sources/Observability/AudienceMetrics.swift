/// The metrics of one audience; each series is named alike for all of them.
///
/// The public audience came first and has no label; the others are told apart by the label `audience`.
public struct AudienceMetrics: Sendable {
    /// Bounds of request times in microseconds: from a batch that was just missed to the request deadline.
    static let requestBounds = [
        250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
    ]
    /// Bounds of batch sizes: powers of two up to the largest batch.
    static let batchBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256]

    /// Queries in each statement (`credit_batch_size`).
    public let batchSize: Histogram
    /// Entries appended to the permanent query log by committed statements (`credit_log_appended_total`).
    public let logAppended: Counter
    /// 1 while this loop's database connection works, else 0; the worst loop counts (`credit_database_up`).
    public let databaseUp: Gauge
    /// Times that a loop lost its database connection (`credit_database_lost_total`).
    public let databaseLost: Counter
    /// Queries that wait for the next statement (`credit_waiting_room`).
    public let waitingRoom: Gauge
    /// Requests refused because the waiting room was full (`credit_waiting_room_full_total`).
    public let waitingRoomFull: Counter
    /// Requests that outlived their deadline (`credit_deadline_missed_total`).
    public let deadlineMissed: Counter
    /// Open FastCGI connections (`credit_connections`).
    public let connections: Gauge

    private let requestTimes: [Histogram]
    private let requestCounts: [Counter]
    private static let classes: [StaticString] = ["2xx", "3xx", "4xx", "5xx"]

    /// Declares the metrics.
    ///
    /// - Parameters:
    ///   - name: Value of the label `audience`; nil for the public audience.
    ///   - routes: Names of all routes, fixed; a request is counted under its route's place in this list.
    init(_ list: inout MetricDeclarations, audience name: StaticString?, routes: [StaticString]) {
        let labels = name.map { [MetricLabel("audience", $0)] } ?? []
        var counts: [Counter] = []
        for route in routes {
            for statusClass in Self.classes {
                counts.append(
                    list.counter(
                        "credit_requests_total", "Requests answered, by route and class of status.",
                        labels: labels + [MetricLabel("route", route), MetricLabel("status", statusClass)]))
            }
        }
        requestCounts = counts
        requestTimes = routes.map { route in
            list.histogram(
                "credit_request_seconds", "Time from the complete request to the answer.", bounds: Self.requestBounds,
                unit: .microsecondsShownAsSeconds, labels: labels + [MetricLabel("route", route)])
        }
        batchSize = list.histogram(
            "credit_batch_size", "Queries in one statement.", bounds: Self.batchBounds, unit: .one, labels: labels)
        logAppended = list.counter(
            "credit_log_appended_total", "Entries appended to the permanent query log.", labels: labels)
        databaseUp = list.gauge(
            "credit_database_up", "1 while every loop reaches the database.", merge: .minimum, labels: labels)
        databaseLost = list.counter("credit_database_lost_total", "Lost database connections.", labels: labels)
        waitingRoom = list.gauge(
            "credit_waiting_room", "Queries that wait for the next statement.", merge: .sum, labels: labels)
        waitingRoomFull = list.counter(
            "credit_waiting_room_full_total", "Requests refused because the waiting room was full.", labels: labels)
        deadlineMissed = list.counter(
            "credit_deadline_missed_total", "Requests that outlived their deadline.", labels: labels)
        connections = list.gauge("credit_connections", "Open FastCGI connections.", merge: .sum, labels: labels)
    }

    /// Counts one answered request.
    ///
    /// - Parameters:
    ///   - route: Place in the list of routes.
    ///   - status: HTTP status; below 200 and above 599 count as the nearest class.
    ///   - microseconds: From the complete request to the answer.
    public func answered(route: Int, status: Int, microseconds: Int, on shard: MetricsShard) {
        let statusClass = min(max(status / 100 - 2, 0), Self.classes.count - 1)
        shard.add(to: requestCounts[route * Self.classes.count + statusClass])
        shard.observe(microseconds, in: requestTimes[route])
    }
}
