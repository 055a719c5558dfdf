/// What the law restricts about persons, as a tag on fields.
///
/// - Rule: JJ-8; 浙江省公共信用信息管理条例 第十四条.
public enum FieldMeaning: String, Sendable, Hashable, CaseIterable {
    /// 宗教信仰: never.
    case religion
    /// 基因: never.
    case genes
    /// 指纹: never.
    case fingerprints
    /// 血型: never.
    case bloodType = "blood_type"
    /// 疾病: never.
    case disease
    /// 病史: never.
    case medicalHistory = "medical_history"
    /// 收入: only with the person's written consent.
    case income
    /// 存款: only with the person's written consent.
    case deposits
    /// 有价证券: only with the person's written consent.
    case securities
    /// 商业保险: only with the person's written consent.
    case commercialInsurance = "commercial_insurance"
    /// 不动产: only with the person's written consent.
    case realEstate = "real_estate"
    /// 纳税数额: only with the person's written consent.
    case taxAmounts = "tax_amounts"

    /// Whether the content may never be collected; otherwise written consent of the person opens it.
    public var isNeverCollected: Bool {
        switch self {
        case .religion, .genes, .fingerprints, .bloodType, .disease, .medicalHistory: true
        case .income, .deposits, .securities, .commercialInsurance, .realEstate, .taxAmounts: false
        }
    }

    /// The term of the law.
    public var label: String {
        switch self {
        case .religion: "宗教信仰"
        case .genes: "基因"
        case .fingerprints: "指纹"
        case .bloodType: "血型"
        case .disease: "疾病"
        case .medicalHistory: "病史"
        case .income: "收入"
        case .deposits: "存款"
        case .securities: "有价证券"
        case .commercialInsurance: "商业保险"
        case .realEstate: "不动产"
        case .taxAmounts: "纳税数额"
        }
    }
}
