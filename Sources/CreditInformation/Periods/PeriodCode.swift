/// What a statutory period, or a figure of our own, is the period of.
///
/// - Rule: HZ-Q9, HZ-Q12, HZ-Q16, HZ-Q17, HZ-O3, HZ-O4, HZ-O6, HZ-O7, HZ-O11, HZ-O12, QZ-11, QZ-16, PB-14, BX-14, TM-5.
public enum PeriodCode: String, Sendable, Hashable, CaseIterable {
    /// From receipt of an application at the window to its answer.
    case applicationAnswer = "application_answer"
    /// From the request for more time to the authority's decision.
    case extensionDecision = "extension_decision"
    /// From that consent to the applicant's being told.
    case extensionNotice = "extension_notice"
    /// From receipt of an objection to the notice of its result.
    case objectionHandling = "objection_handling"
    /// The same for the provider whom the centre passes one on to; only some profiles have it.
    case objectionHandlingPassedOn = "objection_handling_passed_on"
    /// The same as a target of service, inside the legal period.
    case objectionServiceTarget = "objection_service_target"
    /// From receipt of an objection to acceptance or refusal: until then the record stays in use.
    case objectionAcceptance = "objection_acceptance"
    /// From receipt of an objection made again on a new ground to the centre's word on it.
    case repeatDecision = "repeat_decision"
    /// From the applicant's collecting the result to the request for an annotation: the applicant's time, nobody's duty.
    case annotationRequestWindow = "annotation_request_window"
    /// From receipt of a request for an annotation, or for its withdrawal, to acceptance or refusal.
    case annotationAcceptance = "annotation_acceptance"
    /// From acceptance of an annotation, or its withdrawal, to its being done.
    case annotationHandling = "annotation_handling"
    /// How long an annotation stays.
    case annotationDuration = "annotation_duration"
    /// From the centre's receipt of a withdrawal to the annotation's removal.
    case annotationRemoval = "annotation_removal"
    /// From the centre's question to the provider's answer.
    case providerAnswer = "provider_answer"
    /// From the report of a forgery to the authority's decision.
    case forgeryDecision = "forgery_decision"
    /// From that decision to the record.
    case forgeryRecording = "forgery_recording"
    /// From a case's last step to its end: until then its papers are not the archive's alone.
    case caseClosing = "case_closing"
    /// From complete materials to the archive.
    case archiveFiling = "archive_filing"
    /// From filing at the window to the hand-over to the centre.
    case archiveHandover = "archive_handover"
    /// From the request for a loan of archived materials to the authority's decision.
    case loanDecision = "loan_decision"
    /// From the last day of a loan to the paper's being back: that day itself.
    case archiveReturn = "archive_return"
    /// From the proposal to destroy what was kept long enough to the authority's decision.
    case destructionDecision = "destruction_decision"
    /// From the request for a correction of an issued report to the authority's decision.
    case reportCorrectionDecision = "report_correction_decision"
    /// How long the archive keeps materials.
    case archiveRetention = "archive_retention"

    /// Whether a profile may do without it.
    public var isOptional: Bool { self == .objectionHandlingPassedOn }

    /// The period in Chinese.
    public var label: String {
        switch self {
        case .applicationAnswer: "现场查询答复"
        case .extensionDecision: "延长审批"
        case .extensionNotice: "延长告知"
        case .objectionHandling: "异议办理"
        case .objectionHandlingPassedOn: "转办异议办理"
        case .objectionServiceTarget: "异议办理服务目标"
        case .objectionAcceptance: "异议受理"
        case .repeatDecision: "重复异议认定"
        case .annotationRequestWindow: "申请人申请异议标注"
        case .annotationAcceptance: "异议标注及撤销标注受理"
        case .annotationHandling: "异议标注及撤销标注办理"
        case .annotationDuration: "异议标注保留"
        case .annotationRemoval: "撤销异议标注"
        case .providerAnswer: "提供单位协查答复"
        case .forgeryDecision: "材料造假认定"
        case .forgeryRecording: "材料造假记入"
        case .caseClosing: "业务办结"
        case .archiveFiling: "申请材料归档"
        case .archiveHandover: "申请材料移交"
        case .loanDecision: "档案借阅审批"
        case .archiveReturn: "档案归还"
        case .destructionDecision: "档案销毁审批"
        case .reportCorrectionDecision: "报告更正审批"
        case .archiveRetention: "申请材料保管"
        }
    }
}
