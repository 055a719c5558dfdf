/// What is watched about the queries of an account.
///
/// - Rule: QZ-12, PB-3.
public enum UsageLimitCode: String, Sendable, Hashable, CaseIterable {
    /// Subjects asked about within a minute.
    case queriesPerMinute = "queries_per_minute"
    /// Subjects asked about within a day.
    case queriesPerDay = "queries_per_day"
    /// Share of a day's subjects that lie outside the unit's jurisdiction, in per cent.
    case outsideSharePercent = "outside_share_percent"
    /// A day's queries in per cent of the mean of the account's thirty days before.
    case jumpFactorPercent = "jump_factor_percent"
    /// Codes asked about one after the other that follow upon each other.
    case sequentialRun = "sequential_run"

    /// Values that make sense: lower ones would stop ordinary work, higher ones would stop nothing.
    public var range: ClosedRange<Int> {
        switch self {
        case .queriesPerMinute: 1...100_000
        case .queriesPerDay: 1...10_000_000
        case .outsideSharePercent: 1...99
        case .jumpFactorPercent: 101...10_000
        case .sequentialRun: 2...10_000
        }
    }

    /// What is watched, in Chinese.
    public var label: String {
        switch self {
        case .queriesPerMinute: "每分钟查询主体数"
        case .queriesPerDay: "每日查询主体数"
        case .outsideSharePercent: "当日异地主体占比（%）"
        case .jumpFactorPercent: "当日查询量与前三十日日均之比（%）"
        case .sequentialRun: "连续代码查询个数"
        }
    }
}
