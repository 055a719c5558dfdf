public import CreditInformation

/// The number by which a person of a case is known; not printable by accident.
///
/// - Rule: HZ-O1, X-3, X-4.
public enum CasePartyNumber: Sendable {
    /// Of a natural person's document.
    case document(IdentityDocument)
    /// Of a legal person.
    case unifiedCode(UnifiedSocialCreditCode)

    /// The keyed digest that stands for the number in the database, the same as of a credit file's identifiers.
    public func digest(_ secrets: StaffSecrets) -> Digest128 { secrets.digests.digest(of: identifier) }

    /// The number in its normal form.
    var text: String {
        switch self {
        case .document(let document): document.number
        case .unifiedCode(let code): code.text
        }
    }

    private var identifier: SubjectIdentifier {
        switch self {
        case .document(let document):
            SubjectIdentifier(.identityDocument, "\(document.kind.rawValue):\(document.number)")
        case .unifiedCode(let code): SubjectIdentifier(.unifiedCode, code.text)
        }
    }
}

extension CasePartyNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says the kind, not the number.
    public var description: String {
        switch self {
        case .document: "CasePartyNumber(document)"
        case .unifiedCode: "CasePartyNumber(unifiedCode)"
        }
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
