/// Where a case stands. Which states a kind has is in ``CaseLifecycle``.
///
/// - Rule: HZ-Q5 to HZ-Q12, HZ-O2 to HZ-O12.
public enum CaseState: String, Sendable, Hashable, CaseIterable {
    /// There is no case yet.
    case absent = "none"
    /// The window has it.
    case received
    /// The applicant must complete it.
    case amending
    /// Complete, and taken on.
    case accepted
    /// The window does not take it on.
    case refused
    /// The applicant no longer wants it.
    case withdrawn
    /// The query was answered.
    case answered
    /// The report is in the applicant's hands, against signature.
    case handedOver = "handed_over"
    /// The centre verifies.
    case verifying
    /// The provider was asked and has not answered.
    case providerAsked = "provider_asked"
    /// The result report waits for approval, or: forgery was reported.
    case reported
    /// The authority approved the result.
    case approved
    /// The applicant knows the result.
    case notified
    /// The applicant has collected the result.
    case collected
    /// The record carries the applicant's doubt.
    case marked
    /// It no longer does.
    case unmarked
    /// The authority established a forgery.
    case established
    /// The authority saw none.
    case dismissed
    /// The forgery stands in the applicant's file.
    case recorded
    /// Nothing is left to do.
    case closed

    /// The state in Chinese.
    public var label: String {
        switch self {
        case .absent: "未登记"
        case .received: "已收件"
        case .amending: "待补正"
        case .accepted: "已受理"
        case .refused: "不予受理"
        case .withdrawn: "已撤回"
        case .answered: "已答复"
        case .handedOver: "已领取报告"
        case .verifying: "核查中"
        case .providerAsked: "提供单位协查中"
        case .reported: "待主管部门决定"
        case .approved: "已核准"
        case .notified: "已通知申请人"
        case .collected: "申请人已领取结果"
        case .marked: "已标注"
        case .unmarked: "已撤销标注"
        case .established: "已认定造假"
        case .dismissed: "不予认定"
        case .recorded: "已记入信用档案"
        case .closed: "已办结"
        }
    }
}
