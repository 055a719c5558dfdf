/// Sections of a public credit report, in the order of 《公共信用信息报告标准（2022年版）》.
///
/// The same as `credit.report_section`, which has their names.
/// - Rule: BX-6.
public enum ReportSection: String, Sendable, Hashable, CaseIterable {
    /// 基础信息.
    case basic
    /// 行政管理信息: permits, penalties, coercive measures.
    case administrative
    /// 诚实守信信息: good ratings, honours.
    case trustworthy
    /// 严重失信主体名单信息.
    case seriousList = "serious_list"
    /// 经营（活动）异常信息.
    case abnormal
    /// 信用承诺信息.
    case commitment
    /// 信用评价信息.
    case rating
    /// 司法判决信息.
    case judgment
    /// 其他信息.
    case other
    /// 公共信用信息地方补充内容: items of the province's and the city's catalogue that no other section is for.
    case local
}
