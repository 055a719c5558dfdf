import CreditStore
import TransparencyLog

/// The log against the memory.
extension LogSigner {
    /// Compares sizes, the newest checkpoint, and the tree at the size that was signed.
    func compare(_ found: QueryLogTreeState, _ reader: LogReader) throws(RoundInterruption) {
        guard let state else {
            if let foreign = try reader.newestCheckpoint() {
                throw .refused(SigningAlarm(.memoryLost, contradictsAtSize: foreign.treeSize))
            }
            return
        }
        try Self.compareSizes(found, signed: state.range.size)
        try compareCheckpoint(state, try reader.newestCheckpoint())
        try compareTree(state, reader)
    }

    /// Compares sizes only.
    static func compareSizes(_ found: QueryLogTreeState, signed size: Int) throws(RoundInterruption) {
        // The log first: its entries are what is missing; the tree may only be behind.
        guard found.nextPosition >= max(size, found.integratedSize) else {
            throw .refused(SigningAlarm(.logShrunk, at: found.nextPosition))
        }
        guard found.integratedSize >= size else { throw .refused(SigningAlarm(.logShrunk, at: found.integratedSize)) }
    }

    private func compareCheckpoint(
        _ state: SignerState, _ newest: QueryLogCheckpointRow?
    ) throws(RoundInterruption) {
        if !state.isPublished, let newest, newest.treeSize == state.range.size, let note = ours(newest, state.note.text)
        {
            // It was recorded, and the program ended before it knew.
            var settled = state
            settled.note = note
            settled.isPublished = true
            settled.publishedSize = newest.treeSize
            try remember(settled)
            return try publishFile(settled)
        }
        let published = state.publishedSize
        guard let newest else {
            if published == 0 { return }
            throw .refused(SigningAlarm(.checkpointMissing, agreesAtSize: 0, contradictsAtSize: published))
        }
        guard newest.treeSize >= published else {
            throw .refused(
                SigningAlarm(.checkpointMissing, agreesAtSize: newest.treeSize, contradictsAtSize: published))
        }
        let isLater = newest.treeSize > published
        let isOurs = ours(newest, nil) != nil
        if isLater, isOurs, newest.treeSize > state.range.size {
            throw .refused(SigningAlarm(.memoryOutdated, contradictsAtSize: newest.treeSize))
        }
        let isSame = state.isPublished ? newest.note == state.note.serialized : isOurs
        guard !isLater, isOurs, isSame else {
            throw .refused(SigningAlarm(.checkpointReplaced, contradictsAtSize: newest.treeSize))
        }
    }

    /// The row's note when our key has signed it and it says what the row says.
    ///
    /// - Parameter text: What it must say; nil: anything.
    private func ours(_ row: QueryLogCheckpointRow, _ text: String?) -> SignedNote? {
        let key = signer.verifierKey
        // Whatever is wrong with the note, it is not ours.
        guard let note = try? SignedNote(row.note), (try? note.verify(by: key)) != nil,
            let checkpoint = try? Checkpoint(text: note.text), checkpoint.origin == key.name,
            checkpoint.size == row.treeSize, checkpoint.root.bytes == row.rootHash, text == nil || note.text == text
        else { return nil }
        return note
    }

    private func compareTree(_ state: SignerState, _ reader: LogReader) throws(RoundInterruption) {
        let found = try reader.edge(ofSize: state.range.size)?.compactRange(using: hasher)
        guard found != state.range else { return }
        // Where it begins was found out when it was found; the work is not done again each round.
        if let alarm, alarm.reason == .historyRewritten, alarm.contradictsAtSize != nil { throw .refused(alarm) }
        var bracket = HistoryBracket(state, signer.verifierKey, reader)
        throw .refused(try bracket.alarm(found, history: try history()))
    }
}
