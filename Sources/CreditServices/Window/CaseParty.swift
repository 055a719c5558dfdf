public import CreditInformation
public import CreditStore
public import Cryptography

/// A person of a case, as the window states one; not printable by accident.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-O1, X-3, X-4.
public enum CaseParty: Sendable {
    /// A natural person with a document.
    case natural(name: String, IdentityDocument)
    /// A legal person.
    case legal(name: String, UnifiedSocialCreditCode)

    /// What sealed numbers are bound to besides the digest, so that nothing sealed for another purpose is taken for one.
    private static let purpose = "case person"
    /// Characters of a number that are shown: enough to tell two papers apart, too few to say whose they are.
    private static let tailCharacters = 4

    /// The birth date that the document itself says; nil when it says none.
    public var birthDate: CalendarDate? {
        guard case .natural(_, let document) = self, document.kind == .residentIdentity else { return nil }
        // Not an error: the document was checked, another kind of number has no date in it.
        return (try? ResidentIdentityNumber(document.number))?.birthDate
    }

    /// The number by which it is known.
    var number: CasePartyNumber {
        switch self {
        case .natural(_, let document): .document(document)
        case .legal(_, let code): .unifiedCode(code)
        }
    }

    /// The person as the database keeps it.
    public func sealed(_ secrets: StaffSecrets) throws(CryptographyError) -> CasePerson {
        let digest = self.number.digest(secrets)
        let number = self.number.text
        let sealed = try secrets.cipher.seal(Array(number.utf8), associatedData: Self.associatedData(digest))
        let tail = String(number.suffix(Self.tailCharacters))
        switch self {
        case .natural(let name, let document):
            return CasePerson(
                kind: "natural", name: name, documentType: document.kind.rawValue, digest: digest,
                sealedNumber: sealed, tail: tail, code: nil)
        case .legal(let name, let code):
            return CasePerson(
                kind: "legal", name: name, documentType: IdentifierKind.unifiedSocialCreditCode.rawValue,
                digest: digest, sealedNumber: sealed, tail: tail, code: code.text)
        }
    }

    /// Opens what `sealed` made.
    ///
    /// - Parameter digest: The one that stands beside it.
    public static func openNumber(
        sealed: [UInt8], digest: Digest128, _ secrets: StaffSecrets
    ) throws(CryptographyError) -> String {
        String(decoding: try secrets.cipher.open(sealed, associatedData: associatedData(digest)), as: UTF8.self)
    }

    private static func associatedData(_ digest: Digest128) -> [UInt8] {
        // A unit separator keeps the parts apart.
        Array("\(purpose)\u{1F}\(digest.text)".utf8)
    }
}

extension CaseParty: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says the kind, not the person.
    public var description: String {
        switch self {
        case .natural: "CaseParty(natural)"
        case .legal: "CaseParty(legal)"
        }
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
