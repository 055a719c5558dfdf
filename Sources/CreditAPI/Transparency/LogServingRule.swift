import TransparencyLog

/// Whether queries may be answered, decided from what the signer has published and what the database knows.
///
/// Pure: no clock, no file, no database.
/// - Rule: HZ-Q15 (an answer that could not be proved later is not given).
struct LogServingRule: Sendable, Equatable {
    /// Seconds for which a checkpoint may be in the database and not yet in the file: the signer writes one right after the
    /// other; between them it may be started again.
    static let publicationSeconds = 5

    /// Seconds for which an entry may wait for a checkpoint, inclusive.
    let stallSeconds: Int

    /// What the decision rests on.
    struct Facts: Equatable {
        /// What the signer's file holds; read before the database.
        var published: CheckpointSource
        /// What the database's newest checkpoint is worth.
        var recorded: CheckpointSource
        /// Entries that the database's newest checkpoint covers, as its column says.
        var recordedSize: Int
        /// Entries of the log.
        var nextPosition: Int
        /// Microseconds for which the first entry without a checkpoint has waited; nil when every entry has one.
        var waitedMicroseconds: Int64?
        /// Microseconds for which the file has been missing while the database had a checkpoint.
        var missingMicroseconds: Int64
        /// Whether the signer has left an alarm.
        var isAlarmed: Bool
    }

    /// What is wrong; empty when nothing is.
    func obstacles(_ facts: Facts) -> [LogObstacle] {
        var obstacles: [LogObstacle] = []
        if let waited = facts.waitedMicroseconds, waited > Int64(stallSeconds) * 1_000_000 {
            obstacles.append(.checkpointsStalled)
        }
        if Self.isBehind(facts) { obstacles.append(.databaseBehindCheckpoint) }
        if Self.isUnreadable(facts) { obstacles.append(.checkpointUnreadable) }
        if facts.missingMicroseconds > Int64(Self.publicationSeconds) * 1_000_000 {
            obstacles.append(.checkpointMissing)
        }
        if facts.isAlarmed { obstacles.append(.signerAlarm) }
        return obstacles
    }

    /// The signer writes into the database first, so a healthy database never knows less than the file.
    private static func isBehind(_ facts: Facts) -> Bool {
        guard let published = facts.published.checkpoint else { return false }
        if facts.nextPosition < published.size || facts.recordedSize < published.size { return true }
        guard facts.recordedSize == published.size, let recorded = facts.recorded.checkpoint else { return false }
        return recorded.checkpoint.root != published.checkpoint.root
    }

    private static func isUnreadable(_ facts: Facts) -> Bool {
        if facts.published == .unreadable { return true }
        switch facts.recorded {
        case .absent: return facts.recordedSize > 0
        case .unreadable: return true
        case .signed(let recorded): return recorded.size != facts.recordedSize
        }
    }
}
