/// What a period is counted in.
public enum PeriodUnit: String, Sendable, Hashable, CaseIterable {
    /// 日.
    case calendarDay = "calendar_day"
    /// 工作日, by the State Council's yearly schedule.
    case workingDay = "working_day"
    /// 年.
    case year

    /// The unit in Chinese.
    public var label: String {
        switch self {
        case .calendarDay: "日"
        case .workingDay: "个工作日"
        case .year: "年"
        }
    }
}
