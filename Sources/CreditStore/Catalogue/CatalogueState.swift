/// Where a catalogue version stands.
///
/// - Rule: BX-1.
public enum CatalogueState: String, Sendable, Hashable, CaseIterable {
    /// Its publication was begun; records are being prepared for it.
    case publishing
    /// In force.
    case published
    /// Another one has taken its place.
    case superseded
}
