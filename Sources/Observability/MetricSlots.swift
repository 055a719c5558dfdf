import Synchronization

/// The numbers of one shard: written by one thread, read by any.
final class MetricSlots: Sendable {
    /// Slots of a shard; the product declares some twenty for each route of three audiences, 64 KiB per loop cost nothing.
    static let count = 8192
    /// Value of a slot that was never written; only gauges can tell it from zero.
    static let unset = Int.min

    private let values: InlineArray<8192, Atomic<Int>>

    init() {
        values = InlineArray { _ in Atomic(MetricSlots.unset) }
    }

    /// The value, or nil when the slot was never written.
    subscript(slot: Int) -> Int? {
        let value = values[slot].load(ordering: .relaxed)
        return value == Self.unset ? nil : value
    }

    /// Replaces the value; call on the owner's thread only.
    func store(_ value: Int, in slot: Int) {
        values[slot].store(value, ordering: .relaxed)
    }

    /// Adds to the value; call on the owner's thread only.
    ///
    /// A load and a store, not an atomic addition: with one writer nothing can be lost, and it is several times
    /// cheaper because the bus is not locked.
    func add(_ amount: Int, to slot: Int) {
        let value = values[slot].load(ordering: .relaxed)
        values[slot].store((value == Self.unset ? 0 : value) &+ amount, ordering: .relaxed)
    }
}
