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

    /// The mode in Chinese.
    public var label: String {
        switch self {
        case .open: "社会公开"
        case .shared: "政务共享"
        case .onAuthority: "授权使用"
        }
    }
}
