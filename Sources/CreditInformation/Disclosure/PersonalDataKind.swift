/// What the scanner of free text looks for; the raw values stand in reports.
///
/// - Rule: BX-10.
public enum PersonalDataKind: String, Sendable, Hashable, CaseIterable {
    /// Resident identity number.
    case residentIdentityNumber = "resident_identity_number"
    /// Mobile or landline telephone number.
    case telephone
    /// Bank card number.
    case bankCard = "bank_card"
    /// Number behind a word for an account.
    case account
    /// Electronic mail address.
    case electronicMail = "electronic_mail"
    /// Name of a natural person behind a word that announces one.
    case personName = "person_name"

    /// How a find of this kind is masked.
    public var mask: Mask {
        switch self {
        case .residentIdentityNumber: .documentNumber
        case .telephone: .telephone
        case .bankCard, .account: .bankAccount
        case .electronicMail: .electronicMail
        case .personName: .personName
        }
    }
}
