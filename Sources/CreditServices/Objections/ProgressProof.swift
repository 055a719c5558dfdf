public import CreditInformation

/// What proves to the public audience that whoever asks holds a receipt and the document that was shown at the window.
///
/// A keyed digest of the receipt's number and the end of the document's number: the public daemon compares it without
/// knowing either.
/// - Rule: HZ-O5, X-4.
public struct ProgressProof: Sendable {
    /// Characters at the end of the document's number.
    public static let elementCharacters = 6

    private let digests: IdentifierDigests

    /// Made with the key of identifiers.
    public init(_ digests: IdentifierDigests) {
        self.digests = digests
    }

    /// The proof.
    ///
    /// - Parameters:
    ///   - receiptNumber: In capitals.
    ///   - identityElement: Last characters of the document's number, in capitals.
    public func proof(receiptNumber: String, identityElement: String) -> UInt128 {
        digests.keyed("objection progress", receiptNumber, identityElement).value
    }

    /// The proof for whoever came to the window.
    public func proof(receiptNumber: String, of party: CaseParty) -> UInt128 {
        proof(receiptNumber: receiptNumber, identityElement: String(party.number.text.suffix(Self.elementCharacters)))
    }
}
