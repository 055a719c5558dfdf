import Observability
import Synchronization
import Testing

@Suite struct MetricsTests {
    @Test func theTextParsesStrictlyAndHoldsWhatWasCounted() throws {
        var list = MetricDeclarations()
        let plain = list.counter("credit_a_total", "Plain.")
        let odd = list.counter(
            "credit_b_total", "Help with \\ and\nline feed.", labels: [MetricLabel("kind", "a \"b\" \\ c\nd, {e} 信用")])
        let level = list.gauge("credit_level", "Level.", merge: .sum)
        let size = list.histogram("credit_size", "Size.", bounds: [1, 10], unit: .one)
        let registry = MetricsRegistry(list)
        let shard = registry.makeShard()
        shard.add(3, to: plain)
        shard.add(to: odd)
        shard.set(level, to: -7)
        for value in [0, 1, 2, 10, 11, 5000] { shard.observe(value, in: size) }

        let text = try PrometheusText(registry.render())
        #expect(
            text.types == [
                "credit_a_total": "counter", "credit_b_total": "counter", "credit_level": "gauge",
                "credit_size": "histogram",
            ])
        #expect(text.helps["credit_b_total"] == "Help with \\ and\nline feed.")
        #expect(text.value("credit_a_total") == 3)
        #expect(text.value("credit_b_total", ["kind": "a \"b\" \\ c\nd, {e} 信用"]) == 1)
        #expect(text.value("credit_level") == -7)
        #expect(text.value("credit_size_bucket", ["le": "1"]) == 2)
        #expect(text.value("credit_size_bucket", ["le": "10"]) == 4)
        #expect(text.value("credit_size_bucket", ["le": "+Inf"]) == 6)
        #expect(text.value("credit_size_sum") == 5024)
        #expect(text.value("credit_size_count") == 6)
    }

    @Test func microsecondsAreShownAsSecondsWithoutRounding() throws {
        var list = MetricDeclarations()
        let time = list.histogram("t_seconds", "Time.", bounds: [250, 1_500_000], unit: .microsecondsShownAsSeconds)
        let registry = MetricsRegistry(list)
        let shard = registry.makeShard()
        shard.observe(250, in: time)
        shard.observe(251, in: time)
        let text = registry.render()
        #expect(text.contains("t_seconds_bucket{le=\"0.000250\"} 1\n"))
        #expect(text.contains("t_seconds_bucket{le=\"1.500000\"} 2\n"))
        #expect(text.contains("t_seconds_sum 0.000501\n"))
        _ = try PrometheusText(text)
    }

    @Test func shardsAreSummedAndTheWorstStateCounts() throws {
        var list = MetricDeclarations()
        let count = list.counter("c_total", "C.")
        let waiting = list.gauge("w", "W.", merge: .sum)
        let up = list.gauge("up", "U.", merge: .minimum)
        let registry = MetricsRegistry(list)
        #expect(try PrometheusText(registry.render()).value("up") == 0)
        let (first, second, idle) = (registry.makeShard(), registry.makeShard(), registry.makeShard())
        for shard in [first, second] {
            shard.add(2, to: count)
            shard.adjust(waiting, by: 5)
            shard.set(up, to: 1)
        }
        second.adjust(waiting, by: -4)
        #expect(try PrometheusText(registry.render()).value("c_total") == 4)
        #expect(try PrometheusText(registry.render()).value("w") == 6)
        // A thread without a database connection has no say.
        #expect(try PrometheusText(registry.render()).value("up") == 1)
        second.set(up, to: 0)
        #expect(try PrometheusText(registry.render()).value("up") == 0)
        _ = idle
    }

    @Test func aCounterNeverFalls() throws {
        var list = MetricDeclarations()
        let count = list.counter("c_total", "C.")
        let registry = MetricsRegistry(list)
        let shard = registry.makeShard()
        shard.add(1, to: count)
        shard.add(-1, to: count)
        #expect(try PrometheusText(registry.render()).value("c_total") == 1)
    }

    @Test func nothingIsLostWhileAnotherThreadReads() async throws {
        var list = MetricDeclarations()
        let count = list.counter("c_total", "C.")
        let registry = MetricsRegistry(list)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let shard = registry.makeShard()
                    for _ in 0..<10_000 { shard.add(to: count) }
                }
            }
            for _ in 0..<20 { _ = registry.render() }
        }
        #expect(try PrometheusText(registry.render()).value("c_total") == 40_000)
    }

    @Test func theDaemonsMetricsParse() throws {
        let metrics = ServiceMetrics(publicRoutes: ["search", "record"])
        let shard = metrics.registry.makeShard()
        metrics.public.answered(route: 1, status: 200, microseconds: 900, on: shard)
        metrics.public.answered(route: 1, status: 503, microseconds: 9_000_000, on: shard)
        metrics.public.answered(route: 0, status: 99, microseconds: -1, on: shard)
        shard.set(metrics.public.databaseUp, to: 1)
        shard.observe(256, in: metrics.public.batchSize)
        let text = try PrometheusText(metrics.registry.render())
        #expect(text.value("credit_requests_total", ["route": "record", "status": "2xx"]) == 1)
        #expect(text.value("credit_requests_total", ["route": "record", "status": "5xx"]) == 1)
        #expect(text.value("credit_requests_total", ["route": "search", "status": "2xx"]) == 1)
        #expect(text.value("credit_request_seconds_count", ["route": "record"]) == 2)
        #expect(text.value("credit_batch_size_bucket", ["le": "256"]) == 1)
        #expect(text.value("credit_database_up") == 1)
    }

    @Test(arguments: [
        "a 1", "# HELP a x\n# TYPE a counter\na -1\n", "# HELP a x\n# TYPE a counter\nb 1\n",
        "# HELP a x\n# TYPE a gauge\na{l=\"x} 1\n", "# HELP a x\n# TYPE a gauge\na 1\na 2\n",
        "# HELP a x\n# TYPE a histogram\na_bucket{le=\"+Inf\"} 2\na_sum 1\na_count 1\n",
        "# HELP a x\n# TYPE a gauge\na{l=\"x\\y\"} 1\n", "\n",
    ])
    func theParserIsStrict(text: String) {
        #expect(throws: PrometheusText.Failure.self) { try PrometheusText(text) }
    }
}
