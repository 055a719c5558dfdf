/// A log's request to a witness: the last size that it cosigned, the proof from there, and the new checkpoint.
///
/// - Rule: C2SP tlog-witness, add-checkpoint.
public struct WitnessSubmission: Sendable, Hashable {
    /// Bytes of the longest request: 63 hashes and the largest note.
    public static let maximumBytes = SignedNote.maximumBytes + 4096

    /// Size of the checkpoint that the witness cosigned last, 0 for none.
    public let oldSize: Int
    /// That the new tree extends the old one.
    public let proof: [MerkleHash]
    /// The new checkpoint, signed by the log.
    public let note: SignedNote

    /// A request that is being made.
    public init(oldSize: Int, proof: [MerkleHash], note: SignedNote) {
        self.oldSize = oldSize
        self.proof = proof
        self.note = note
    }

    /// Reads the body of a request.
    ///
    /// - Throws: `.malformedSubmission`, `.tooLarge`, or what the note is refused for.
    public init(_ body: String) throws(NoteError) {
        guard body.utf8.count <= Self.maximumBytes else { throw .tooLarge }
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), first.hasPrefix("old "), let size = Int(first.dropFirst(4)), size >= 0,
            "old \(size)" == first
        else { throw .malformedSubmission }
        oldSize = size
        var proof: [MerkleHash] = []
        while let line = lines.popFirst(), !line.isEmpty {
            guard proof.count < MerkleProof.maximumHashes, let hash = MerkleHash(base64: line) else {
                throw .malformedSubmission
            }
            proof.append(hash)
        }
        self.proof = proof
        note = try SignedNote(lines.joined(separator: "\n"))
    }

    /// The body of the request.
    public var body: String {
        "old \(oldSize)\n" + proof.map { "\($0.base64)\n" }.joined() + "\n" + note.serialized
    }
}
