public import TransparencyLog

/// What the signer remembers of the last checkpoint that it signed.
///
/// The perfect subtrees are what makes a rewritten log impossible to sign: a new checkpoint can only be made by appending
/// to them.
/// - Rule: HZ-Q15.
public struct SignerState: Sendable, Equatable {
    /// The tree that was signed.
    public var range: CompactRange
    /// Time of its last entry, microseconds since 1970-01-01 UTC.
    public var coveredUntil: Int64
    /// When it was signed, microseconds since 1970-01-01 UTC.
    public var signedAt: Int64
    /// The signed checkpoint, with the cosignatures that it has so far.
    public var note: SignedNote
    /// Whether the database has it.
    public var isPublished: Bool
    /// Size of the newest checkpoint that the database has; 0 before the first.
    public var publishedSize: Int
    /// When a checkpoint was added to the history, microseconds since 1970-01-01 UTC; nil before the first.
    public var historyAt: Int64?
    /// What the patrol found and has not yet seen mended.
    public var finding: SigningAlarm?
}
