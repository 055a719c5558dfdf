import CreditStore

/// For how long the first entry without a checkpoint has waited, by two clocks of which the longer time counts.
///
/// The entry's own time alone would say nothing while the machine's clock is set back; the time since the last new
/// checkpoint alone would say nothing right after the daemon's start.
struct UncoveredWait {
    private var since: Int64?
    private var checkpointSize = 0

    /// - Parameters:
    ///   - state: What was just read.
    ///   - nowMicroseconds: Wall clock, microseconds since 1970-01-01 UTC.
    ///   - monotonicMicroseconds: A clock that nobody sets, at the same moment.
    /// - Returns: Microseconds, at least 0; nil when every entry is covered.
    mutating func microseconds(_ state: QueryLogState, nowMicroseconds: Int64, monotonicMicroseconds: Int64) -> Int64? {
        guard let first = state.firstUncoveredAtMicroseconds else {
            since = nil
            return nil
        }
        if since == nil || checkpointSize != state.checkpointSize {
            since = monotonicMicroseconds
            checkpointSize = state.checkpointSize
        }
        return max(0, nowMicroseconds - first, monotonicMicroseconds - (since ?? monotonicMicroseconds))
    }
}
