/// A question how an objection stands.
///
/// - Rule: HZ-O5, X-4.
public struct PublicProgressQuery: Sendable {
    /// Number of the receipt, in capitals.
    public let receiptNumber: String
    /// Keyed digest of the receipt's number and the element of the identity document that was typed.
    public let identityProof: UInt128
    /// Who asks.
    public let origin: QueryOrigin

    /// A question from its parts.
    public init(receiptNumber: String, identityProof: UInt128, origin: QueryOrigin) {
        self.receiptNumber = receiptNumber
        self.identityProof = identityProof
        self.origin = origin
    }
}
