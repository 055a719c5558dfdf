/// What a verification came to.
public struct LogVerificationReport: Sendable {
    /// The positions that were asked for, widened to whole blocks.
    public let positions: Range<Int>
    /// Entries that were read and hashed.
    public let verifiedEntries: Int
    /// Stretches whose entries are archived and were not at hand: their hashes were taken from the tiles.
    public let unverified: [Range<Int>]
    /// Entries at the end of the log that are not in the tree yet.
    public let waitingEntries: Int
    /// Checkpoints whose signatures were verified.
    public let verifiedCheckpoints: Int
    /// Signed roots that were compared with the derived one.
    public let comparedRoots: Int
    /// Entries up to which a signed root proves the log.
    public let provedSize: Int
    /// What is wrong, by position; nothing: all is well.
    public let findings: [LogFinding]
}
