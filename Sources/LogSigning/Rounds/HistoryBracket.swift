import CreditStore
import TransparencyLog

/// Finds out where a log that is not the signed one any more begins to be another one.
///
/// - Rule: HZ-Q15.
struct HistoryBracket {
    /// Entries that are read at most to name the very position: some seconds' work.
    private static let maximumEntries = 1_000_000

    let state: SignerState
    let key: VerifierKey
    let reader: LogReader

    /// Largest signed tree that the database still has.
    private var agreeing = SignedStatement(
        size: 0, root: .emptyRoot, coveredUntil: QueryLogTreeState.beforeAllMicroseconds)
    /// Smallest signed tree that it has not.
    private var contradicting: Int

    init(_ state: SignerState, _ key: VerifierKey, _ reader: LogReader) {
        self.state = state
        self.key = key
        self.reader = reader
        contradicting = state.range.size
    }

    /// - Parameters:
    ///   - found: The database's tree of the remembered size, which is another one; nil where tiles are missing.
    ///   - history: What was signed earlier, by size.
    mutating func alarm(_ found: CompactRange?, history: [SignedStatement]) throws(RoundInterruption) -> SigningAlarm {
        try narrow(by: history.filter { $0.size < state.range.size })
        try narrowByCheckpoints()
        // A perfect subtree that differs holds the first difference; those before it are the same.
        let subtree = found.flatMap { state.range.firstDifference(from: $0) }
        let first = max(agreeing.size, subtree?.lowerBound ?? 0)
        let end = max(first + 1, min(contradicting, subtree?.upperBound ?? contradicting))
        return SigningAlarm(
            .historyRewritten, at: try firstDisagreement(first..<end) ?? first, agreesAtSize: agreeing.size,
            contradictsAtSize: contradicting)
    }

    private mutating func narrow(by statements: [SignedStatement]) throws(RoundInterruption) {
        var below = 0
        var above = statements.count
        while below < above {
            let middle = (below + above) / 2
            if try take(statements[middle]) { below = middle + 1 } else { above = middle }
        }
    }

    /// Goes through the database's own checkpoints, as far as this key has signed them, by halves.
    private mutating func narrowByCheckpoints() throws(RoundInterruption) {
        var above = contradicting - 1
        while agreeing.size < above {
            let middle = agreeing.size + (above - agreeing.size + 1) / 2
            guard let row = try reader.checkpoint(ofAtLeast: middle), row.treeSize < contradicting else {
                above = middle - 1
                continue
            }
            // What is not this key's proves nothing.
            guard let note = try? SignedNote(row.note), (try? note.verify(by: key)) != nil,
                let checkpoint = try? Checkpoint(text: note.text), checkpoint.origin == key.name
            else {
                above = middle - 1
                continue
            }
            let isAgreeing = try take(
                SignedStatement(
                    size: checkpoint.size, root: checkpoint.root, coveredUntil: row.coveredUntilMicroseconds))
            if !isAgreeing { above = middle - 1 }
        }
    }

    /// Compares the database's tree with a statement.
    private mutating func take(_ statement: SignedStatement) throws(RoundInterruption) -> Bool {
        let root = try reader.edge(ofSize: statement.size)?.root(using: reader.hasher)
        if root == statement.root {
            if statement.size > agreeing.size { agreeing = statement }
            return true
        }
        contradicting = min(contradicting, statement.size)
        return false
    }

    /// First position at which the entries are not those of the database's own tiles; nil where they agree.
    private func firstDisagreement(_ range: Range<Int>) throws(RoundInterruption) -> Int? {
        // From where the time is known: entries are found by it.
        var sequence = EntrySequence(position: agreeing.size, loggedAt: agreeing.coveredUntil)
        let end = min(range.upperBound, agreeing.size + Self.maximumEntries)
        while sequence.position < end {
            do {
                _ = try sequence.comparePage(to: end, reader)
            } catch .refused(let alarm) {
                return alarm.position
            }
        }
        return nil
    }
}
