/// What a person asks for at the window, or what the window reports about one.
public enum CaseKind: String, Sendable, Hashable, CaseIterable {
    /// A query at the window, of own data or another's.
    case application
    /// An objection to a record.
    case objection
    /// A request that a record be marked as disputed.
    case annotation
    /// The applicant's wish that such a mark go.
    case annotationWithdrawal = "annotation_withdrawal"
    /// Forged, altered or misused materials (HZ-Q9).
    case forgery

    /// The kind in Chinese.
    public var label: String {
        switch self {
        case .application: "现场查询申请"
        case .objection: "异议申请"
        case .annotation: "异议标注申请"
        case .annotationWithdrawal: "撤销异议标注申请"
        case .forgery: "材料造假认定"
        }
    }

    /// Series of its number.
    public var series: DocumentSeries {
        switch self {
        case .application: .application
        case .objection: .objection
        case .annotation: .annotation
        case .annotationWithdrawal: .annotationWithdrawal
        case .forgery: .forgery
        }
    }
}
