/// What a number is the number of: the letter that it begins with.
public enum DocumentSeries: String, Sendable, Hashable, CaseIterable {
    /// Receipt of an application at the window, 现场查询申请.
    case application = "S"
    /// Receipt of an objection, 异议申请.
    case objection = "Y"
    /// Receipt of a request for an annotation, 异议标注申请.
    case annotation = "B"
    /// Receipt of its withdrawal, 撤销异议标注申请.
    case annotationWithdrawal = "C"
    /// Number of a case of forged materials, 材料造假认定.
    case forgery = "Z"
    /// Credit report, 信用报告.
    case report = "R"

    /// Random characters between the day and the check character, five bits each.
    ///
    /// Set by us. A receipt number is used together with a proof of identity: 40 bits keep two of a day apart. A report
    /// number alone lets a report be looked up: 70 bits can't be guessed (at least 64).
    public var randomLength: Int {
        switch self {
        case .application, .objection, .annotation, .annotationWithdrawal, .forgery: 8
        case .report: 14
        }
    }
}
