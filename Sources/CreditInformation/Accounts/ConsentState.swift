/// Where a consent to the use of an `on_authority` item stands. That its period is over is a matter of dates, no state.
///
/// - Rule: JJ-7.
public enum ConsentState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has applied for it.
    case absent = "none"
    /// The using unit applied.
    case applied
    /// The providing unit consents.
    case granted
    /// The providing unit does not.
    case refused
    /// The providing unit no longer consents.
    case withdrawn
}
