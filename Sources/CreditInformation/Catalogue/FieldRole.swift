/// What a field means to the importer, whatever its code is.
public enum FieldRole: String, Sendable, Hashable, CaseIterable {
    /// Name of the subject.
    case subjectName
    /// Unified social credit code of the subject.
    case unifiedCode
    /// Nine-character organisation code of the subject.
    case organisationCode
    /// Business registration number of the subject.
    case registrationNumber
    /// Tax registration number of the subject.
    case taxNumber
    /// Certificate number of a public institution.
    case institutionNumber
    /// Registration number of a social organisation.
    case socialOrganisationNumber
    /// Type of a natural person's identity document.
    case personDocumentType
    /// Number of a natural person's identity document.
    case personDocumentNumber
    /// Number of the decision or other document.
    case documentNumber
    /// Day of the decision.
    case decidedOn
    /// Day of publication by the provider.
    case publishedOn
    /// First day of validity.
    case validFrom
    /// Last day of validity.
    case validUntil
    /// Last day of publicity.
    case publicUntil
    /// Name of the deciding authority.
    case authorityName
    /// Unified social credit code of the deciding authority.
    case authorityCode
    /// Current status; see ``CatalogueItem/withdrawnStatusCodes``.
    case status

    /// Whether only a date field can play the role.
    public var isDate: Bool {
        switch self {
        case .decidedOn, .publishedOn, .validFrom, .validUntil, .publicUntil: true
        case .subjectName, .unifiedCode, .organisationCode, .registrationNumber, .taxNumber, .institutionNumber,
            .socialOrganisationNumber, .personDocumentType, .personDocumentNumber, .documentNumber, .authorityName,
            .authorityCode, .status:
            false
        }
    }

    /// Whether the role identifies the subject of the given kind.
    public func identifies(_ kind: SubjectKind) -> Bool {
        switch self {
        case .unifiedCode, .organisationCode, .registrationNumber, .taxNumber, .institutionNumber,
            .socialOrganisationNumber:
            kind == .organisation
        case .personDocumentNumber:
            kind == .person
        case .subjectName, .personDocumentType, .documentNumber, .decidedOn, .publishedOn, .validFrom, .validUntil,
            .publicUntil, .authorityName, .authorityCode, .status:
            false
        }
    }
}
