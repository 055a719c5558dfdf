/// What a query is for: the closed list out of which every query names one.
///
/// - Rule: QZ-4, HZ-Q15.
public enum QueryPurpose: String, Sendable, Hashable, CaseIterable {
    /// Anybody looks at what is open to society (HZ-Q4).
    case publicInquiry = "public_inquiry"
    /// The subject looks at its own file (HZ-Q5).
    case ownData = "own_data"
    /// Somebody looks at a file with the subject's letter of authority (HZ-Q6).
    case authorisedInquiry = "authorised_inquiry"
    /// A unit decides a matter of its list (HZ-M5).
    case governmentMatter = "government_matter"
    /// A unit watches over what it decided before (QZ-6).
    case followUp = "follow_up"
    /// A unit checks an objection (QZ-4).
    case objectionCheck = "objection_check"
    /// A unit has a list verified, 核查 (HZ-M1).
    case verification

    /// The purpose in Chinese, for prints of a policy; what users choose from is in ``PurposeRule/name``.
    public var label: String {
        switch self {
        case .publicInquiry: "社会公众查询"
        case .ownData: "查询本人信息"
        case .authorisedInquiry: "经授权查询他人信息"
        case .governmentMatter: "办理行政管理事项"
        case .followUp: "事后监管"
        case .objectionCheck: "异议核查"
        case .verification: "名单核查"
        }
    }
}
