import CreditStore
import TransparencyLog

/// What the log has become since the last signature: the remembered tree with every new leaf appended to it.
///
/// What is signed therefore extends what was signed before, whatever the database says of its tree.
struct LogGrowth {
    /// The tree.
    private(set) var range: CompactRange
    private var sequence: EntrySequence

    /// Time of the last entry, microseconds since 1970-01-01 UTC.
    var coveredUntil: Int64 { sequence.loggedAt }

    /// Position that is read next.
    var position: Int { sequence.position }

    init(_ range: CompactRange, coveredUntil: Int64) {
        self.range = range
        sequence = EntrySequence(position: range.size, loggedAt: coveredUntil)
    }

    /// Reads one page of new entries, compares them with the database's hashes and appends them.
    ///
    /// - Parameter target: Size at which to stop; the database's tree has that many entries at least.
    mutating func readPage(to target: Int, _ reader: LogReader) throws(RoundInterruption) {
        for leaf in try sequence.comparePage(to: target, reader) { range.append(leaf, using: reader.hasher) }
    }

    /// Compares the whole tree with the database's.
    func compareTree(_ reader: LogReader) throws(RoundInterruption) {
        guard let edge = try reader.edge(ofSize: range.size) else {
            throw .refused(SigningAlarm(.tileMissing, at: range.size - 1))
        }
        let found = edge.compactRange(using: reader.hasher)
        guard found != range else { return }
        throw .refused(SigningAlarm(.tileAltered, at: range.firstDifference(from: found)?.lowerBound))
    }
}
