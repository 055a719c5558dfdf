import CreditStore
import TransparencyLog

/// Reads and verifies the checkpoints of one part of the log.
struct CheckpointReading {
    /// What was found.
    struct Outcome {
        /// Roots to be compared, in the order of sizes; at one size those from elsewhere first.
        var claims: [RootClaim] = []
        var findings: [LogFinding] = []
        var verifiedCount = 0
    }

    /// Checkpoints of one answer of the database.
    private static let pageRows = 1000

    let plan: VerificationPlan
    let store: QueryLogVerificationStore

    /// Those over more entries than are before `positions` and not more than up to its end.
    func read(_ positions: Range<Int>, _ slots: EntrySlots) throws -> Outcome {
        var outcome = Outcome()
        outcome.claims = plan.claims.filter { positions.lowerBound < $0.size && $0.size <= positions.upperBound }
        var size = positions.lowerBound + 1
        while true {
            let rows = try store.checkpoints(from: size, maximum: Self.pageRows)
            for row in rows where row.treeSize <= positions.upperBound { verify(row, slots, &outcome) }
            guard rows.count == Self.pageRows, let last = rows.last, last.treeSize < positions.upperBound else { break }
            size = last.treeSize + 1
        }
        outcome.claims.sort { ($0.size, $0.source == .database ? 1 : 0) < ($1.size, $1.source == .database ? 1 : 0) }
        return outcome
    }

    private func verify(_ row: QueryLogCheckpointRow, _ slots: EntrySlots, _ outcome: inout Outcome) {
        let last = row.treeSize - 1
        do throws(NoteError) {
            let checkpoint = try plan.policy.verify(try SignedNote(row.note))
            outcome.verifiedCount += 1
            outcome.claims.append(RootClaim(size: checkpoint.size, root: checkpoint.root, source: .database))
            let time = slots.suspects.contains(last) ? nil : slots.time(last)
            if checkpoint.size != row.treeSize || checkpoint.root.bytes != row.rootHash
                || time != nil && time != row.coveredUntilMicroseconds
            {
                outcome.findings.append(LogFinding(last, .checkpointColumns(size: row.treeSize)))
            }
            // A note of another size would be compared where it does not belong.
            if checkpoint.size != row.treeSize { outcome.claims.removeLast() }
        } catch {
            outcome.findings.append(LogFinding(last, .signature(size: row.treeSize, error)))
        }
    }
}
