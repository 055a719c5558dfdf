public import CreditInformation

/// A field's value after it has been read: the one normal form of what the provider wrote.
public enum FieldValue: Sendable, Hashable {
    /// Text, trimmed.
    case text(String)
    /// A date.
    case date(CalendarDate)
    /// An amount in fen, with the text as it was given (BX-12).
    case amount(MoneyAmount)
    /// One or more codes of a code list.
    case codes([String])

    /// The value as one text, for identities, masks and people.
    public var text: String {
        switch self {
        case .text(let text): text
        case .date(let date): date.description
        case .amount(let amount): amount.originalText
        case .codes(let codes): codes.joined(separator: ";")
        }
    }
}
