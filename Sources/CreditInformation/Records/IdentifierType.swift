/// Kinds of numbers by which a subject is found.
///
/// - Rule: X-3, BX-15.
public enum IdentifierType: String, Sendable, Hashable, CaseIterable {
    /// 统一社会信用代码.
    case unifiedCode = "unified_code"
    /// 组织机构代码: characters 9–17 of the unified code.
    case organisationCode = "organisation_code"
    /// 工商注册号.
    case registrationNumber = "registration_number"
    /// 税务登记号.
    case taxNumber = "tax_number"
    /// 事业单位证书号.
    case institutionNumber = "institution_number"
    /// 社会组织登记证号.
    case socialOrganisationNumber = "social_organisation_number"
    /// Identity document of a natural person; the value is type and number.
    case identityDocument = "identity_document"
}
