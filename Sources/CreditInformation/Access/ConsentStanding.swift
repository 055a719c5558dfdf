/// Whether the providing unit consents to what is asked.
///
/// - Rule: JJ-7.
public enum ConsentStanding: String, Sendable, Hashable, CaseIterable {
    /// No consent that covers unit, item, purpose and day.
    case absent = "none"
    /// A consent that covers them.
    case granted

    /// The standing in Chinese.
    public var label: String {
        switch self {
        case .absent: "未获提供单位同意"
        case .granted: "已获提供单位同意"
        }
    }
}
