public import TransparencyLog

/// Something that is wrong with the query log, and where; holds no content of an entry.
///
/// - Rule: HZ-Q15, BX-13.
public struct LogFinding: Sendable, Hashable, CustomStringConvertible {
    /// First position that it concerns.
    public let position: Int
    /// What is wrong.
    public let kind: Kind

    /// A finding.
    public init(_ position: Int, _ kind: Kind) {
        self.position = position
        self.kind = kind
    }

    /// The finding, at the first position where something is known to be wrong.
    ///
    /// Two signed roots only say between which sizes the log was changed.
    func narrowed(by others: [LogFinding]) -> LogFinding {
        let end: Int
        switch kind {
        case .root(let size, _), .contradiction(let size, _): end = size
        default: return self
        }
        let first = others.lazy.map(\.position).filter { self.position <= $0 && $0 < end }.min()
        return LogFinding(first ?? position, kind)
    }

    /// What can be wrong.
    public enum Kind: Sendable, Hashable {
        /// The entry's columns and bytes disagree, or its bytes are no entry.
        case content(EntryProblem)
        /// The entry's bytes are not those that the tree was made of.
        case changedEntry
        /// So many entries in a row are not there.
        case missingEntries(Int)
        /// An entry stands where none belongs, or a second time.
        case extraEntry
        /// The entry is older than the one before it.
        case timeGoesBack
        /// A stored tile is not what the entries or tiles below it make.
        case changedTile(level: Int, index: Int)
        /// A stored tile is missing or too short.
        case missingTile(level: Int, index: Int)
        /// The times stored with a tile are not those of its first and last entry.
        case tileTimes(level: Int, index: Int)
        /// The entry's hash at the right edge of the tree is not that of its bytes: one of them was changed.
        case changedEdge
        /// The right edge does not have the length that belongs to the tree's size.
        case malformedEdge
        /// The root at a checkpoint is not the signed one; up to `since` entries all was well.
        case root(size: Int, since: Int)
        /// The signature of a stored checkpoint is not accepted.
        case signature(size: Int, NoteError)
        /// The signature of a checkpoint from elsewhere is not accepted.
        case foreignSignature(CheckpointSource, NoteError)
        /// The columns of a stored checkpoint are not what its note says.
        case checkpointColumns(size: Int)
        /// Another signed checkpoint of the same size, held elsewhere, has another root.
        case contradiction(size: Int, CheckpointSource)
        /// A signed checkpoint held elsewhere covers more entries than the database has.
        case databaseBehind(size: Int, CheckpointSource)
        /// The newest checkpoint of the database is older than one that is held elsewhere.
        case checkpointBehind(size: Int, CheckpointSource)
        /// The log's head points at an entry that exists, so nothing can be appended, not even that the log is read.
        case headTaken
        /// The tree has more entries than the log's head says.
        case headBehindTree(size: Int)
        /// The tree has fewer entries than were signed; entries are signed only when they are in it.
        case treeBehindCheckpoint(size: Int)
    }

    public var description: String { "position \(position): \(kind.description)" }
}

extension LogFinding.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .content(let problem): problem.description
        case .changedEntry: "the entry's bytes were changed: the tree was made of others"
        case .missingEntries(1): "the entry is missing"
        case .missingEntries(let count): "\(count) entries are missing from here on"
        case .extraEntry: "an entry that does not belong to the log"
        case .timeGoesBack: "the entry is older than the one before it"
        case .changedTile(let level, let index): "tile \(level)/\(index) is not made of what is below it"
        case .missingTile(let level, let index): "tile \(level)/\(index) is missing or incomplete"
        case .tileTimes(let level, let index): "the times of tile \(level)/\(index) are not those of its entries"
        case .changedEdge: "the entry's bytes or its hash at the right edge of the tree were changed"
        case .malformedEdge: "the right edge of the tree does not belong to its size"
        case .root(let size, let since):
            "the root over the first \(size) entries is not the signed one; over the first \(since) it is"
        case .signature(let size, let error): "the checkpoint over \(size) entries: \(error)"
        case .foreignSignature(let source, let error): "\(source): \(error)"
        case .checkpointColumns(let size): "the checkpoint over \(size) entries has columns that differ from its note"
        case .contradiction(let size, let source):
            "\(source) over \(size) entries has another root: the log was forked or rewritten"
        case .databaseBehind(let size, let source):
            "\(source) covers \(size) entries, the database has fewer: it was truncated or is an old copy"
        case .checkpointBehind(let size, let source):
            "\(source) covers \(size) entries, the newest checkpoint of the database covers fewer"
        case .headTaken: "the log's head points at an entry that exists: it was rolled back; no entry could be read"
        case .treeBehindCheckpoint(let size):
            "\(size) entries were signed, the tree has fewer: it was rolled back"
        case .headBehindTree(let size): "the tree has \(size) entries, the log's head says fewer: it was rolled back"
        }
    }
}
