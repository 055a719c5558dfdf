public import CreditInformation

/// An identifier that a subject gains.
public struct IdentifierRow: Sendable {
    /// Digest: the blind index.
    public let digest: Digest128
    /// Kind of number.
    public let type: IdentifierType
    /// Key of the subject.
    public let subjectKey: Digest128
    /// Value in clear; nil for identity documents.
    public let clearValue: String?
    /// Encrypted value; nil for organisations.
    public let sealedValue: [UInt8]?
    /// Version of the digest key, 0 for plain digests.
    public let keyVersion: UInt16

    /// A row as the importer has worked it out.
    public init(
        digest: Digest128, type: IdentifierType, subjectKey: Digest128, clearValue: String?, sealedValue: [UInt8]?,
        keyVersion: UInt16
    ) {
        self.digest = digest
        self.type = type
        self.subjectKey = subjectKey
        self.clearValue = clearValue
        self.sealedValue = sealedValue
        self.keyVersion = keyVersion
    }
}
