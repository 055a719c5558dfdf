/// What stands in a URL for a subject, and the key that it derives.
///
/// - Rule: HZ-Q4, X-4.
public struct PublicReference: Sendable, Hashable {
    /// Mark of an opaque reference; no unified social credit code has a hyphen.
    private static let opaqueMark = "P-"

    /// The reference in its normal form: upper-case letters, digits and hyphens only.
    public let text: String
    /// Key of the subject's file, unless the reference is one of its former numbers.
    public let subjectKey: Digest128

    /// The reference of an organisation.
    public init(_ code: UnifiedSocialCreditCode) {
        text = code.text
        subjectKey = IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, code.text))
    }

    /// An organisation code, which leads to the file by way of the directory.
    public init(_ code: OrganisationCode) {
        text = code.text
        subjectKey = IdentifierDigests.plainDigest(of: SubjectIdentifier(.organisationCode, code.text))
    }

    /// A registration number, which leads to the file by way of the directory.
    public init(_ number: RegistrationNumber) {
        text = number.text
        subjectKey = IdentifierDigests.plainDigest(of: SubjectIdentifier(.registrationNumber, number.text))
    }

    /// Reads the reference of a natural person; nil when the text is none.
    public init?(opaque text: String) {
        guard text.hasPrefix(Self.opaqueMark), !text.dropFirst(2).contains("-"),
            let key = Digest128(hexadecimal: text.dropFirst(2))
        else { return nil }
        self.text = Self.opaque(key)
        subjectKey = key
    }

    /// The reference of a file that has no public code.
    public static func opaque(_ subjectKey: Digest128) -> String {
        opaqueMark + subjectKey.text.filter { $0 != "-" }.uppercased()
    }
}
