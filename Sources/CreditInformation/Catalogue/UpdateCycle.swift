/// How often a provider brings an item up to date (更新周期).
public enum UpdateCycle: String, Sendable, Hashable, CaseIterable {
    /// As it happens, through an interface.
    case realTime = "real_time"
    /// Each working day.
    case daily
    /// Once a week.
    case weekly
    /// Once a month.
    case monthly
    /// Once a quarter.
    case quarterly
    /// Once a year.
    case yearly

    /// The Chinese term, for readers.
    public var label: String {
        switch self {
        case .realTime: "实时"
        case .daily: "每日"
        case .weekly: "每周"
        case .monthly: "每月"
        case .quarterly: "每季度"
        case .yearly: "每年"
        }
    }
}
