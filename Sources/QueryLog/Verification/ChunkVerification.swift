import CreditStore
import TransparencyLog

/// Verifies one part of the log; belongs to a worker's thread.
struct ChunkVerification {
    /// What came of a part.
    struct Outcome: Sendable {
        let positions: Range<Int>
        let blocks: [VerifiedBlock]
        let findings: [LogFinding]
        let verifiedEntries: Int
        let verifiedCheckpoints: Int
    }

    /// Entries of one answer of the database: some 700 kB, which both sides keep in memory that they have already.
    static let pageEntries = 1024

    let plan: VerificationPlan
    let store: QueryLogVerificationStore
    let hasher: MerkleHasher

    /// Reads and checks everything of the part.
    func verify(_ positions: Range<Int>) throws -> Outcome {
        var slots = EntrySlots(positions)
        try readEntries(&slots)
        try readArchives(&slots)
        slots.finish()
        let checkpoints = try CheckpointReading(plan: plan, store: store).read(positions, slots)
        var blocks: [VerifiedBlock] = []
        var findings = checkpoints.findings
        var start = positions.lowerBound
        while start < positions.upperBound {
            let end = min(start + VerifiedBlock.width, positions.upperBound)
            var tiles = TileComparison(plan: plan, store: store, hasher: hasher, positions: start..<end)
            let tileRoots = try tiles.compare(&slots)
            findings += tiles.findings
            let first = start - positions.lowerBound
            blocks.append(
                VerifiedBlock(
                    start: start, leaves: slots.hashes[first..<end - positions.lowerBound], tileRoots: tileRoots,
                    claims: checkpoints.claims.filter { start < $0.size && $0.size <= end }, using: hasher))
            start = end
        }
        return Outcome(
            positions: positions, blocks: blocks, findings: slots.findings + findings,
            verifiedEntries: slots.verifiedCount, verifiedCheckpoints: checkpoints.verifiedCount)
    }

    /// Reads everything between two places of the log's order, so that nothing can stand between two parts.
    private func readEntries(_ slots: inout EntrySlots) throws {
        let positions = slots.positions
        guard !plan.detached.contains(where: { $0.clamped(to: positions) == positions }) else { return }
        var after = try boundary(positions.lowerBound, step: -VerifiedBlock.width)
        let until = try boundary(positions.upperBound, step: VerifiedBlock.width)
        let known = after.position + 1..<max(after.position + 1, until.position + 1)
        while after < until {
            let page = try store.page(permit: plan.permit, after: after, until: until, maximum: Self.pageEntries)
            try slots.take(page, known: known, using: hasher)
            guard page.count == Self.pageEntries else { return }
            after = QueryLogPlace(
                loggedAtMicroseconds: try page.loggedAt(page.count - 1), position: try page.position(page.count - 1))
        }
    }

    /// Where in the log's order the entry before a position is: the tile that ends there knows its time. Where that
    /// tile is missing, the next boundary that is known, so that the parts overlap and leave no gap.
    private func boundary(_ position: Int, step: Int) throws -> QueryLogPlace {
        var position = position
        while position > 0, position < plan.end {
            let index = position / VerifiedBlock.width - 1
            if position.isMultiple(of: VerifiedBlock.width),
                let times = try store.tileTimes(level: 1, index..<index + 1)[0]
            {
                return QueryLogPlace(loggedAtMicroseconds: times.last, position: position - 1)
            }
            position += step
        }
        return position <= 0 ? .beforeAll : plan.lastPlace
    }

    private func readArchives(_ slots: inout EntrySlots) throws {
        for detached in plan.detached {
            let wanted = detached.clamped(to: slots.positions)
            guard !wanted.isEmpty else { continue }
            slots.skip(wanted)
            for archive in plan.archives {
                let held = archive.positions.clamped(to: wanted)
                guard !held.isEmpty else { continue }
                try archive.forEach(in: held) { position, leaf in
                    slots.take(archived: leaf, at: position, using: hasher)
                }
            }
        }
    }
}
