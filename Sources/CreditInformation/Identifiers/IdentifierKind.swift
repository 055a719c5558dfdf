/// The identifiers that the platform checks; the raw values are stored.
///
/// - Rule: X-3.
public enum IdentifierKind: String, Sendable, Hashable, CaseIterable {
    /// 统一社会信用代码, GB 32100.
    case unifiedSocialCreditCode = "unified_social_credit_code"
    /// 组织机构代码, GB 11714.
    case organisationCode = "organisation_code"
    /// 居民身份证, GB 11643.
    case residentIdentity = "resident_identity"
    /// 护照.
    case passport
    /// 外国人永久居留身份证.
    case permanentResidence = "permanent_residence"
    /// 港澳居民来往内地通行证.
    case hongKongMacaoTravelPermit = "hong_kong_macao_travel_permit"
    /// 台湾居民来往大陆通行证.
    case taiwanTravelPermit = "taiwan_travel_permit"
    /// 港澳居民居住证.
    case hongKongMacaoResidencePermit = "hong_kong_macao_residence_permit"
    /// 台湾居民居住证.
    case taiwanResidencePermit = "taiwan_residence_permit"

    /// Whether the identifier belongs to a natural person and is never repeated in messages.
    public var isOfPerson: Bool {
        switch self {
        case .unifiedSocialCreditCode, .organisationCode: false
        case .residentIdentity, .passport, .permanentResidence, .hongKongMacaoTravelPermit, .taiwanTravelPermit,
            .hongKongMacaoResidencePermit, .taiwanResidencePermit:
            true
        }
    }

    /// Chinese term, as users read it.
    public var term: String {
        switch self {
        case .unifiedSocialCreditCode: "统一社会信用代码"
        case .organisationCode: "组织机构代码"
        case .residentIdentity: "公民身份号码"
        case .passport: "护照号码"
        case .permanentResidence: "外国人永久居留身份证号码"
        case .hongKongMacaoTravelPermit: "港澳居民来往内地通行证号码"
        case .taiwanTravelPermit: "台湾居民来往大陆通行证号码"
        case .hongKongMacaoResidencePermit: "港澳居民居住证号码"
        case .taiwanResidencePermit: "台湾居民居住证号码"
        }
    }

    /// The lengths that are right, in words for users.
    var lengthTerm: String {
        switch self {
        case .unifiedSocialCreditCode, .hongKongMacaoResidencePermit, .taiwanResidencePermit: "18位"
        case .organisationCode: "9位"
        case .residentIdentity: "18位（旧证15位）"
        case .passport: "5至17位"
        case .permanentResidence: "18位（旧证15位）"
        case .hongKongMacaoTravelPermit: "9位（旧证11位）"
        case .taiwanTravelPermit: "8位（旧证10或11位）"
        }
    }
}
