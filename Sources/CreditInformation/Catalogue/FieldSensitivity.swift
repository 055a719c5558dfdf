/// What kind of sensitive data a field holds.
///
/// - Rule: JJ-2, JJ-8.
public enum FieldSensitivity: String, Sendable, Hashable, CaseIterable {
    /// Nothing sensitive.
    case none
    /// Name of a natural person.
    case personName = "person_name"
    /// Number of an identity document.
    case identityNumber = "identity_number"
    /// Telephone number.
    case telephone
    /// Address.
    case address
    /// Bank account or card.
    case bankAccount = "bank_account"
    /// Electronic mail address.
    case electronicMail = "electronic_mail"
    /// Free text in which personal data may stand.
    case freeText = "free_text"
    /// Of the administration only, such as keys of the exchange database.
    case `internal`

    /// The masks that protect this kind of data in front of the public; empty when none is needed.
    public var protectingMasks: [Mask] {
        switch self {
        case .none: []
        case .personName: [.personName, .withheld]
        case .identityNumber: [.documentNumber, .withheld]
        case .telephone: [.telephone, .withheld]
        case .address: [.address, .withheld]
        case .bankAccount: [.bankAccount, .withheld]
        case .electronicMail: [.electronicMail, .withheld]
        case .freeText: [.freeText, .withheld]
        case .internal: [.withheld]
        }
    }
}
