public import TransparencyLog

/// Whoever collects cosignatures for a new checkpoint: witnesses over HTTP, or those of a test.
public protocol Cosigning: AnyObject {
    /// Asks for the cosignatures that the note does not have.
    ///
    /// - Parameters:
    ///   - note: The checkpoint, signed by the log.
    ///   - size: Entries that it covers.
    ///   - sizes: Size that each witness cosigned last, by the name of its key; updated.
    ///   - proof: Answers the consistency proof from a smaller size to `size`; nil when it cannot be made.
    /// - Returns: The note with the cosignatures that were got and verified, and what changed about the witnesses.
    func collect(
        for note: SignedNote, size: Int, sizes: inout [String: Int], proof: (_ from: Int) -> [MerkleHash]?
    ) -> (note: SignedNote, changes: [WitnessChange])
}
