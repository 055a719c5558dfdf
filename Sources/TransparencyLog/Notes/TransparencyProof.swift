/// What proves offline that an entry is in a log: C2SP tlog-proof, without extra data.
///
/// - Rule: BX-13.
public struct TransparencyProof: Sendable, Hashable {
    private static let firstLine = "c2sp.org/tlog-proof@v1"

    /// Position of the entry.
    public let position: Int
    /// Hashes from the leaf's sibling up.
    public let proof: [MerkleHash]
    /// The checkpoint, with its signatures.
    public let checkpoint: SignedNote

    /// A proof that is being made.
    public init(position: Int, proof: [MerkleHash], checkpoint: SignedNote) {
        self.position = position
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a proof.
    ///
    /// - Throws: `.malformedProof`, or what the note in it is refused for.
    public init(_ text: String) throws(NoteError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map(String.init) == Self.firstLine, var line = lines.popFirst() else {
            throw .malformedProof
        }
        // Extra data means nothing to us; the specification lets it stand.
        if line.hasPrefix("extra ") {
            guard Base64.decode(line.dropFirst(6)) != nil, let next = lines.popFirst() else { throw .malformedProof }
            line = next
        }
        guard line.hasPrefix("index "), let position = Int(line.dropFirst(6)), position >= 0,
            "index \(position)" == line
        else { throw .malformedProof }
        self.position = position
        var proof: [MerkleHash] = []
        while let line = lines.popFirst(), !line.isEmpty {
            guard proof.count < MerkleProof.maximumHashes, let hash = MerkleHash(base64: line) else {
                throw .malformedProof
            }
            proof.append(hash)
        }
        self.proof = proof
        checkpoint = try SignedNote(lines.joined(separator: "\n"))
    }

    /// The proof as a text.
    public var text: String {
        "\(Self.firstLine)\nindex \(position)\n" + proof.map { "\($0.base64)\n" }.joined() + "\n"
            + checkpoint.serialized
    }

    /// Checks everything: signature, quorum, and the way from the leaf to the root.
    ///
    /// - Returns: The checkpoint that proves it.
    /// - Throws: `NoteError`, by what is wrong.
    public func verify(
        leaf: MerkleHash, policy: LogPolicy, using hasher: MerkleHasher
    ) throws(NoteError) -> Checkpoint {
        let statement = try policy.verify(checkpoint)
        guard
            MerkleProof.verifyInclusion(
                of: leaf, at: position, size: statement.size, root: statement.root, proof: proof, using: hasher)
        else { throw .wrongProof }
        return statement
    }
}
