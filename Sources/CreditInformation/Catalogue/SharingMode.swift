/// How an item is shared, besides its open level.
///
/// - Rule: JJ-1.
public enum SharingMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Open to the public.
    case open
    /// Shared among government units, only inside the platform.
    case shared
    /// Used only after the providing unit has consented.
    case onAuthority = "on_authority"
}
