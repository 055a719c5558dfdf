/// What a file of periods must satisfy before it may be published.
public enum PeriodRequirement: String, Sendable, Hashable, CaseIterable {
    /// The file can be read.
    case unreadable = "period.unreadable"
    /// Every key is one we know: a misspelt one must not lose an extension.
    case unknownKey = "period.key.unknown"
    /// Every word and day is one that the system knows.
    case unknownValue = "period.value.unknown"
    /// Texts that must be stated are stated.
    case missingText = "period.text.missing"
    /// Nothing stands there twice.
    case duplicate = "period.duplicate"
    /// Every period that a case can need is there, or a clock could not start.
    case missingPeriod = "period.missing"
    /// Lengths lie in ranges that make sense, and units fit.
    case length = "period.length"
    /// HZ-Q12, HZ-O3: only the authority extends.
    case extensionRole = "HZ-O3"
    /// HZ-Q16: the archive keeps materials for five years at least.
    case retention = "HZ-Q16"

    /// The requirement as a Chinese sentence without full stop, said of a breach.
    public var sentence: String {
        switch self {
        case .unreadable: "办理期限文件无法读取"
        case .unknownKey: "存在无法识别的属性"
        case .unknownValue: "取值不在允许范围内"
        case .missingText: "缺少必须填写的内容"
        case .duplicate: "同一期限在同一生效日期重复"
        case .missingPeriod: "缺少办理业务所需的期限"
        case .length: "期限的长度或者单位不合理"
        case .extensionRole: "延长期限只能由信用主管部门批准"
        case .retention: "申请材料保管期限不得少于五年"
        }
    }
}
