/// The metrics of one thread; cheap enough for every request.
///
/// Belongs to the thread that got it from `MetricsRegistry.makeShard()`: not `Sendable` on purpose. The renderer reads
/// the numbers from another thread while they change; a sum may therefore miss what happens at that moment, never lose it.
public final class MetricsShard {
    private let slots: MetricSlots

    init(slots: MetricSlots) {
        self.slots = slots
    }

    /// Adds to a counter; negative amounts count as zero, because a counter never falls.
    public func add(_ amount: Int = 1, to counter: Counter) {
        slots.add(max(0, amount), to: counter.slot)
    }

    /// Sets a gauge to a value.
    public func set(_ gauge: Gauge, to value: Int) {
        slots.store(max(value, MetricSlots.unset + 1), in: gauge.slot)
    }

    /// Changes a gauge by a difference.
    public func adjust(_ gauge: Gauge, by difference: Int) {
        slots.add(difference, to: gauge.slot)
    }

    /// Counts one observation, in the histogram's own unit; negative ones count as zero.
    public func observe(_ value: Int, in histogram: Histogram) {
        let value = max(0, value)
        // Fewer than twenty bounds: a walk beats a binary search.
        var bucket = 0
        while bucket < histogram.bounds.count && value > histogram.bounds[bucket] { bucket += 1 }
        slots.add(1, to: histogram.slot + bucket)
        slots.add(value, to: histogram.slot + histogram.bounds.count + 1)
    }
}

@available(*, unavailable)
extension MetricsShard: Sendable {}
