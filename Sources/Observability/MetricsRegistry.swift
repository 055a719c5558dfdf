import Synchronization

/// All metrics of a program: hands a shard to each thread and writes the sum of all shards as text.
public final class MetricsRegistry: Sendable {
    /// Media type of `render()`.
    public static let contentType: StaticString = "text/plain; version=0.0.4; charset=utf-8"

    private let families: [MetricDeclarations.Family]
    private let shards = Mutex<[MetricSlots]>([])

    /// Fixes the list of metrics.
    public init(_ declarations: MetricDeclarations) {
        families = declarations.families
    }

    /// A shard for one thread; it stays part of the sums when the thread ends.
    public func makeShard() -> sending MetricsShard {
        let slots = MetricSlots()
        shards.withLock { $0.append(slots) }
        return MetricsShard(slots: slots)
    }

    /// All metrics in the text format of Prometheus; any thread.
    public func render() -> String {
        let shards = shards.withLock { $0 }
        var text = MetricsText()
        for family in families {
            text.begin(family)
            for series in family.series {
                switch family.kind {
                case .counter:
                    text.sample(family.name, series.labels, Self.sum(series.slot, shards))
                case .gauge(.sum):
                    text.sample(family.name, series.labels, Self.sum(series.slot, shards))
                case .gauge(.minimum):
                    let values = shards.compactMap { $0[series.slot] }
                    text.sample(family.name, series.labels, values.min() ?? 0)
                case .histogram(let bounds, let unit):
                    let counts = (0...bounds.count).map { Self.sum(series.slot + $0, shards) }
                    let total = Self.sum(series.slot + bounds.count + 1, shards)
                    text.histogram(family.name, series.labels, bounds, unit, counts: counts, sum: total)
                }
            }
        }
        return text.text
    }

    private static func sum(_ slot: Int, _ shards: [MetricSlots]) -> Int {
        shards.reduce(0) { $0 &+ ($1[slot] ?? 0) }
    }
}
