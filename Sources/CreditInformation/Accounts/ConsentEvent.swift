/// What happens to a consent.
///
/// - Rule: JJ-7.
public enum ConsentEvent: String, Sendable, Hashable, CaseIterable {
    /// The using unit applied.
    case applied
    /// The providing unit consented, for a period.
    case granted
    /// The providing unit refused, with a reason.
    case refused
    /// The providing unit took its consent back, with a reason.
    case withdrawn
}
