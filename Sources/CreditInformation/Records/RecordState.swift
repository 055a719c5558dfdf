/// Where a version of a record stands.
///
/// - Rule: BX-3, BX-5.
public enum RecordState: String, Sendable, Hashable, CaseIterable {
    /// In force as provided.
    case inForce = "in_force"
    /// Withdrawn by its provider or revoked.
    case withdrawn
    /// Corrected after an objection or on the provider's own motion.
    case corrected
    /// Repaired: not published, not shared, not used.
    case repaired
}
