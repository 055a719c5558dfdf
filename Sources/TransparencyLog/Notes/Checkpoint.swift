/// What a log says of itself at one size: C2SP tlog-checkpoint, without extension lines.
public struct Checkpoint: Sendable, Hashable {
    /// Name of the log.
    public let origin: String
    /// Entries of the log.
    public let size: Int
    /// Root of the tree over them.
    public let root: MerkleHash

    /// A statement that is being made.
    public init(origin: String, size: Int, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note. Extension lines are refused: nobody could audit what they say.
    ///
    /// - Throws: `.malformedCheckpoint`.
    public init(text: String) throws(NoteError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, VerifierKey.isName(String(lines[0])), let size = Int(lines[1]),
            size >= 0, String(size) == lines[1], let root = MerkleHash(base64: lines[2])
        else { throw .malformedCheckpoint }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// The text to be signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }
}
