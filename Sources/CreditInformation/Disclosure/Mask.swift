/// The ways in which a sensitive value may be shown to the public.
///
/// The raw values are what catalogue files name. Masking happens once, when the public projection is stored.
/// - Rule: JJ-2.
public enum Mask: String, Sendable, Hashable, Codable, CaseIterable {
    /// Shown as it is.
    case none
    /// Name of a natural person: the first character, then a star for each further one.
    case personName = "person_name"
    /// Identity document number: never the birth date.
    case documentNumber = "document_number"
    /// Telephone number: first three and last four digits.
    case telephone
    /// Address: down to the county, no further.
    case address
    /// Bank card or account: last four digits.
    case bankAccount = "bank_account"
    /// Electronic mail address: first character and the domain.
    case electronicMail = "electronic_mail"
    /// Free text: scanned, and what looks like personal data masked inside it.
    case freeText = "free_text"
    /// Not shown at all, not even that it exists.
    case withheld
}
