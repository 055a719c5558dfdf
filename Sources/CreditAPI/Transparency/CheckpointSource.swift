import TransparencyLog

/// What stands in one of the places where checkpoints are published.
enum CheckpointSource: Sendable, Equatable {
    /// Nothing: before the first checkpoint.
    case absent
    /// Something that is no checkpoint of this log, or can't be read.
    case unreadable
    /// A checkpoint.
    case signed(SignedCheckpoint)

    /// The checkpoint, if there is a good one.
    var checkpoint: SignedCheckpoint? {
        if case .signed(let checkpoint) = self { checkpoint } else { nil }
    }
}
