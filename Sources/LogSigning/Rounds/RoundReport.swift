/// What a round did.
public struct RoundReport: Sendable {
    /// How a round can end.
    public enum Outcome: Sendable, Hashable {
        /// The log has not grown.
        case unchanged
        /// A checkpoint of so many entries was published.
        case published(size: Int)
        /// A checkpoint of so many entries is signed, but too few witnesses have cosigned.
        case waitingForQuorum(size: Int)
        /// Nothing was signed.
        case refused(SigningAlarm)
        /// It was asked to end.
        case stopped
    }

    /// How it ended.
    public internal(set) var outcome = Outcome.unchanged
    /// What changed about the alarms.
    public internal(set) var alarmChanges: [AlarmChange] = []
    /// What changed about witnesses.
    public internal(set) var witnessChanges: [WitnessChange] = []
    /// New entries that were read.
    public internal(set) var newEntries = 0
    /// Old entries that were read again.
    public internal(set) var patrolledEntries = 0
    /// Entries of the tree that the patrol has verified as a whole in this round; nil when it is still on its way.
    public internal(set) var verifiedSize: Int?
}
