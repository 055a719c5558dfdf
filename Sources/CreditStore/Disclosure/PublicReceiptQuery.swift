/// A query for the entry that a receipt names, with the proof that goes with it.
///
/// - Rule: BX-13.
public struct PublicReceiptQuery: Sendable {
    /// Position of the entry.
    public let position: Int
    /// The secret of the receipt: whoever has it may see the entry.
    public let secret: UInt128
    /// The proof (C2SP tlog-proof), to be handed out with the entry.
    public let proof: String
    /// Who asks.
    public let origin: QueryOrigin

    /// A query as the request states it, with the proof that the daemon has made.
    public init(position: Int, secret: UInt128, proof: String, origin: QueryOrigin) {
        self.position = position
        self.secret = secret
        self.proof = proof
        self.origin = origin
    }
}
