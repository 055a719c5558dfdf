/// Names one scheduled timer of one loop, for `EventLoop.cancel(_:)`.
public struct TimerID: Hashable, Sendable {
    /// Place in the loop's table of timers.
    let slot: Int
    /// Distinguishes the successive users of a place.
    let generation: UInt64
}
