/// What is written into a column that says who a row is about.
enum SubjectContent: Sendable, Equatable {
    case name
    case unifiedCode
    /// Organisation code, with a hyphen where the field is long enough; the whole unified code now and then.
    case organisationCode(hasHyphen: Bool, mayBeUnified: Bool)
    case registrationNumber
    case taxNumber
    case institutionNumber
    case socialOrganisationNumber
    case personDocumentType
    case personDocumentNumber
    /// Legal representative's name.
    case representativeName
    case representativeDocumentType
    case representativeDocumentNumber
    case organisationType
    /// One of three words: for organisations, sole traders, natural persons.
    case counterpartKind
    /// One of two words: for men, women.
    case sex
}
