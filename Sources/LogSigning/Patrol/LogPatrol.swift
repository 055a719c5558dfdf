import CreditStore
import TransparencyLog

/// Reads the old entries again, round and round, and compares them with their columns, the tiles and the signed root.
///
/// One cycle covers what was signed when it began. A page in which something is wrong is read again in the next round, so
/// that the patrol goes on by itself where the log was repaired from an archive.
/// - Rule: HZ-Q15.
struct LogPatrol {
    /// Entries of one time that are read again to see whether somebody put one before them; so many of one time come
    /// only while a clock is set back.
    private static let maximumOfOneTime = QueryLogSigningStore.maximumPage

    private var target = CompactRange()
    private var tree = PatrolTree()
    private var loggedAt = QueryLogTreeState.beforeAllMicroseconds
    /// Entries before `tree.size` that have the time `loggedAt`; nil where that is not known.
    private var ofThatTime: Int? = 0

    /// Entries that were read in this cycle.
    var size: Int { tree.size }

    /// Reads the next page.
    ///
    /// - Parameter signed: What is signed; a new cycle goes up to there.
    /// - Returns: How many entries were read, and the size that was verified when this page ended a cycle.
    mutating func readPage(
        signed: CompactRange, maximum: Int, _ reader: LogReader
    ) throws(RoundInterruption) -> (entries: Int, verifiedSize: Int?) {
        if target.size == 0 { target = signed }
        let first = tree.size
        let count = min(maximum, QueryLogSigningStore.maximumPage, target.size - first)
        guard count > 0 else { return (0, nil) }
        var next = self
        let read: Int
        do {
            read = try next.read(first..<first + count, reader)
        } catch .refused(let finding) where finding.reason == .entryMissing {
            // The month may have been detached since it was asked for.
            guard try reader.detachedRanges().contains(where: { $0.contains(finding.position ?? -1) }) else {
                throw .refused(finding)
            }
            return (0, nil)
        }
        self = next
        guard tree.size == target.size else { return (read, nil) }
        let built = tree.edge.compactRange(using: reader.hasher)
        let verified = target
        self = LogPatrol()
        if let difference = verified.firstDifference(from: built) {
            throw .refused(SigningAlarm(.historyRewritten, at: difference.lowerBound))
        }
        return (read, verified.size)
    }

    /// Reads as much of the range as lies on one side of the border of what is archived.
    private mutating func read(_ range: Range<Int>, _ reader: LogReader) throws(RoundInterruption) -> Int {
        let first = range.lowerBound
        guard let detached = try reader.detachedRanges().first(where: { $0.upperBound > first }) else {
            return try readEntries(range, reader)
        }
        if detached.contains(first) {
            return try passDetached(first..<min(range.upperBound, detached.upperBound), reader)
        }
        return try readEntries(first..<min(range.upperBound, detached.lowerBound), reader)
    }

    private mutating func readEntries(_ range: Range<Int>, _ reader: LogReader) throws(RoundInterruption) -> Int {
        // The entries of the last time are read once more, because one that was put before them has no place of its own.
        let known = ofThatTime.flatMap { $0 <= Self.maximumOfOneTime ? $0 : nil }
        let again = known ?? 0
        let page = try reader.entries(
            from: known == nil ? range.lowerBound : .min, since: loggedAt, maximum: again + range.count)
        for (place, entry) in page.prefix(again).enumerated() {
            let expected = range.lowerBound - again + place
            if entry.position > expected { throw .refused(SigningAlarm(.entryMissing, at: expected)) }
            if entry.position < expected { throw .refused(SigningAlarm(.entryInserted, at: entry.position)) }
        }
        var sequence = EntrySequence(position: range.lowerBound, loggedAt: loggedAt)
        let leaves = try sequence.take(page.dropFirst(again), using: reader.hasher)
        guard leaves.count == range.count else { throw .refused(SigningAlarm(.entryMissing, at: sequence.position)) }
        try compare(leaves, reader)
        loggedAt = sequence.loggedAt
        let newest = page.reversed().prefix { $0.loggedAtMicroseconds == loggedAt }.count
        // A page of one time only may have begun after the first entry of that time.
        ofThatTime = known == nil && newest == page.count ? nil : newest
        return leaves.count
    }

    /// Takes the hashes of archived entries from the tiles: what is above them is verified all the same.
    private mutating func passDetached(_ range: Range<Int>, _ reader: LogReader) throws(RoundInterruption) -> Int {
        let width = TileAddress.fullWidth
        let addresses = (range.lowerBound / width...(range.upperBound - 1) / width).compactMap { index in
            TileAddress(level: 0, index: index)
        }
        let tiles = try reader.tiles(addresses)
        var leaves: [MerkleHash] = []
        for position in range {
            let tile = TileAddress(level: 0, index: position / width).flatMap { tiles[$0] } ?? []
            guard position % width < tile.count else { throw .refused(SigningAlarm(.tileMissing, at: position)) }
            leaves.append(tile[position % width])
        }
        try compare(leaves, reader)
        // Its times are not known; nothing of an earlier time comes after it.
        ofThatTime = nil
        return leaves.count
    }

    private mutating func compare(_ leaves: [MerkleHash], _ reader: LogReader) throws(RoundInterruption) {
        let expectations = tree.append(leaves, using: reader.hasher)
        let tiles = try reader.tiles(expectations.map(\.address))
        if let finding = PatrolTree.finding(expectations, tiles, using: reader.hasher) { throw .refused(finding) }
    }
}
