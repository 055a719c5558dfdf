/// In what form a record is handed out.
public enum DisclosureForm: String, Sendable, Hashable, CaseIterable {
    /// Not at all, and not that it exists.
    case nothing
    /// That it exists and is suspended, without content (HZ-O7).
    case markerOnly = "marker_only"
    /// With sensitive contents masked (JJ-2).
    case masked
    /// As it is. Document numbers stay masked even so (PB-6, X-4).
    case full

    /// How much the form gives: 0 is the least.
    ///
    /// An explicit number, because the rank of a right must never follow from the order of declarations.
    public var rank: Int {
        switch self {
        case .nothing: 0
        case .markerOnly: 1
        case .masked: 2
        case .full: 3
        }
    }

    /// The form in Chinese.
    public var label: String {
        switch self {
        case .nothing: "不提供"
        case .markerOnly: "仅提示暂停使用"
        case .masked: "脱敏提供"
        case .full: "完整提供"
        }
    }
}
