/// Why nothing can be said about working days.
public enum CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Periods that make sense, in working days: more than a year and a half is a mistake, not a period.
    public static let lengths = 0...400

    /// The schedule of the year is not loaded.
    case yearNotLoaded(Int)
    /// No length of a period.
    case length(Int)

    /// Id of the rule.
    public var ruleID: String { "X-1" }

    /// What is wrong, in Chinese.
    public var description: String {
        switch self {
        case .yearNotLoaded(let year): "\(year)年的工作日历尚未公布或者尚未录入，无法计算工作日"
        case .length(let length): "期限\(length)个工作日超出允许范围"
        }
    }
}
