import CreditStore
import QueryLog
import TransparencyLog

/// Checks entries one after the other: positions without a gap, times that do not go back, columns that say what the leaf
/// says.
///
/// - Rule: HZ-Q15.
struct EntrySequence {
    /// Position that the next entry must have.
    private(set) var position: Int
    /// Time of the entry before it, microseconds since 1970-01-01 UTC.
    private(set) var loggedAt: Int64

    init(position: Int, loggedAt: Int64) {
        self.position = position
        self.loggedAt = loggedAt
    }

    /// Takes a page of entries.
    ///
    /// - Returns: Hashes of the leaves.
    mutating func take(
        _ page: ArraySlice<QueryLogSigningEntry>, using hasher: MerkleHasher
    ) throws(RoundInterruption) -> [MerkleHash] {
        var leaves: [MerkleHash] = []
        leaves.reserveCapacity(page.count)
        for (place, entry) in zip(page.indices, page) {
            guard entry.position == position else {
                throw .refused(gap(before: entry, page[place...]))
            }
            guard entry.loggedAtMicroseconds >= loggedAt, LoggedEntry(entry).problem() == nil else {
                throw .refused(SigningAlarm(.entryAltered, at: position))
            }
            leaves.append(hasher.leaf(entry.entry))
            position += 1
            loggedAt = entry.loggedAtMicroseconds
        }
        return leaves
    }

    /// Reads one page and compares it with the database's hashes.
    ///
    /// - Parameter target: Position at which to stop; the database's tree has that many entries at least.
    /// - Returns: Hashes of the leaves.
    mutating func comparePage(to target: Int, _ reader: LogReader) throws(RoundInterruption) -> [MerkleHash] {
        let first = position
        let page = try reader.entries(
            from: first, since: loggedAt, maximum: min(QueryLogSigningStore.maximumPage, target - first))
        guard !page.isEmpty else { throw .refused(SigningAlarm(.entryMissing, at: first)) }
        let leaves = try take(page[...], using: reader.hasher)
        try Self.compare(leaves, from: first, reader)
        return leaves
    }

    private static func compare(
        _ leaves: [MerkleHash], from first: Int, _ reader: LogReader
    ) throws(RoundInterruption) {
        let end = first + leaves.count
        let addresses = (first / TileAddress.fullWidth...(end - 1) / TileAddress.fullWidth).compactMap { index in
            TileAddress(level: 0, index: index)
        }
        let tiles = try reader.tiles(addresses)
        for address in addresses {
            let start = address.index * TileAddress.fullWidth
            let tile = tiles[address] ?? []
            for position in max(first, start)..<min(end, start + TileAddress.fullWidth) {
                guard position - start < tile.count else { throw .refused(SigningAlarm(.tileMissing, at: position)) }
                guard tile[position - start] == leaves[position - first] else {
                    throw .refused(SigningAlarm(.entryDiffersFromTile, at: position))
                }
            }
        }
    }

    /// What an entry of another position means that stands where ours should.
    private func gap(before entry: QueryLogSigningEntry, _ rest: ArraySlice<QueryLogSigningEntry>) -> SigningAlarm {
        switch LoggedEntry(entry).problem() {
        // Exchanged with another one: the leaf tells that it is ours.
        case .column(.position)?: return SigningAlarm(.entryAltered, at: position)
        // Moved by its time; unless its place was taken already.
        case .some where entry.position >= position: return SigningAlarm(.entryAltered, at: entry.position)
        case .some, nil: break
        }
        let isInserted = entry.position < position || rest.contains { $0.position == position }
        return isInserted
            ? SigningAlarm(.entryInserted, at: entry.position) : SigningAlarm(.entryMissing, at: position)
    }
}

extension LoggedEntry {
    /// The entry as the checks of the query log know it.
    init(_ entry: QueryLogSigningEntry) {
        self.init(
            position: entry.position, loggedAt: entry.loggedAtMicroseconds, audience: entry.audience,
            operation: entry.operation, outcome: entry.outcome, actor: entry.actor, unitCode: entry.unitCode,
            purpose: entry.purpose, subjectKey: entry.subjectKey, entry: entry.entry)
    }
}
