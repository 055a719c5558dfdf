public import CreditInformation

/// Whom a government query asks for, without anything that would be personal data.
///
/// - Rule, BX-15.
public struct GovernmentSubject: Sendable, Hashable {
    /// Digest under which the directory finds the subject; keyed for natural persons.
    public let identifierDigest: Digest128
    /// What the answer and the log say of the subject: JSON made from what was asked, masked for natural persons.
    public let label: String
    /// Six-digit division code inside the identifier; nil when it has none.
    public let divisionCode: String?
    /// Place of the code in the sequence in which codes are given out; nil for natural persons.
    public let codeNumber: Int64?

    /// A subject as the service has read it.
    public init(identifierDigest: Digest128, label: String, divisionCode: String?, codeNumber: Int64?) {
        self.identifierDigest = identifierDigest
        self.label = label
        self.divisionCode = divisionCode
        self.codeNumber = codeNumber
    }
}
