/// Whether a record is marked on account of an objection.
///
/// - Rule: HZ-O7, HZ-O11.
public enum MarkerStanding: String, Sendable, Hashable, CaseIterable {
    /// No marker.
    case unmarked = "none"
    /// 异议正在处理: the record is suspended from use.
    case underProcessing = "under_processing"
    /// 申请人存疑: usable, shown with marker and reason.
    case applicantDisputes = "applicant_disputes"

    /// The marker in Chinese.
    public var label: String {
        switch self {
        case .unmarked: "无标注"
        case .underProcessing: "异议正在处理"
        case .applicantDisputes: "申请人存疑"
        }
    }
}
