/// What an item says about its subject (信息性质).
///
/// - Rule: BX-4; 浙江省公共信用信息管理条例 第九条.
public enum InformationNature: String, Sendable, Hashable, CaseIterable {
    /// 基础信息: registration, identity, permits.
    case basic
    /// 守信信息: honours, good ratings.
    case positive
    /// 不良信息: what weighs against the subject; always has a retention rule.
    case negative
    /// 其他信息.
    case other

    /// The Chinese term, for readers.
    public var label: String {
        switch self {
        case .basic: "基础信息"
        case .positive: "守信信息"
        case .negative: "不良信息"
        case .other: "其他信息"
        }
    }
}
