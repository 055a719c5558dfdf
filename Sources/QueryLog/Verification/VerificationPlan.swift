import CreditStore
import TransparencyLog

/// What is verified and what is known about it before the first entry is read; the same for all workers.
struct VerificationPlan: Sendable {
    /// Blocks that may wait for the integrator and still be verified: they are read in one piece by one worker.
    static let maximumWaitingBlocks = 16

    /// Account that reads.
    let reader: String
    /// First position, a multiple of 65,536.
    let start: Int
    /// Behind the last position.
    let end: Int
    /// Entries in the tree.
    let integratedSize: Int
    /// Where in the log's order the last entry is.
    let lastPlace: QueryLogPlace
    /// Permission to read.
    let permit: QueryLogPlace
    /// Whom to believe.
    let policy: LogPolicy
    /// Roots that the log must have, besides those of the database; in the order of sizes.
    let claims: [RootClaim]
    /// Positions whose entries are not in the database any more.
    let detached: [Range<Int>]
    /// Bundles that are at hand.
    let archives: [any ArchivedEntries]

    /// Parts of the work in their order: full blocks, and the rest in one piece.
    var chunks: [Range<Int>] {
        let blocks = min(end, integratedSize) / VerifiedBlock.width
        var chunks: [Range<Int>] = []
        var position = start
        while position < end {
            let isFull = position / VerifiedBlock.width < blocks
            let next = isFull ? position + VerifiedBlock.width : end
            chunks.append(position..<next)
            position = next
        }
        return chunks
    }
}
