/// What changed about the alarms in a round; reported once per change, not once per round.
public enum AlarmChange: Sendable, Hashable {
    /// A finding that was not there in the round before.
    case raised(SigningAlarm)
    /// The check that had failed has passed.
    case cleared(SigningAlarm)
}
