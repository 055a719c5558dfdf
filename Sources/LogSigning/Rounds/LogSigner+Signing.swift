import CreditStore
import TransparencyLog

/// What has grown, signed and published.
extension LogSigner {
    /// Reads what is new and signs it. The memory is written before anybody else learns of the signature.
    func sign(
        _ found: QueryLogTreeState, _ reader: LogReader, at now: Int64, _ isStopping: (SigningStep) -> Bool,
        _ report: inout RoundReport
    ) throws(RoundInterruption) {
        let size = state?.range.size ?? 0
        guard found.integratedSize > size else { return }
        let target = min(found.integratedSize, size + maximumGrowth)
        var growth = LogGrowth(
            state?.range ?? CompactRange(),
            coveredUntil: state?.coveredUntil ?? QueryLogTreeState.beforeAllMicroseconds)
        while growth.position < target {
            try growth.readPage(to: target, reader)
            report.newEntries = growth.position - size
            try pause(.pageRead, isStopping)
        }
        try growth.compareTree(reader)
        let text = Checkpoint(
            origin: signer.verifierKey.name, size: target, root: growth.range.root(using: hasher)
        ).text
        let signature: NoteSignature
        do throws(NoteError) { signature = try signer.sign(text) } catch { throw .failed(.signature(error)) }
        try remember(
            SignerState(
                range: growth.range, coveredUntil: growth.coveredUntil, signedAt: now,
                note: SignedNote(text: text, signatures: [signature]), isPublished: false,
                publishedSize: state?.publishedSize ?? 0, historyAt: state?.historyAt, finding: nil))
        try pause(.remembered, isStopping)
    }

    /// Publishes what is signed: witnesses, database, memory, file, in this order, so that a database that is healthy is
    /// never behind the file.
    func publish(
        _ reader: LogReader, _ isStopping: (SigningStep) -> Bool, _ report: inout RoundReport
    ) throws(RoundInterruption) {
        try askWitnesses(reader, &report)
        try pause(.witnessed, isStopping)
        guard var signed = state else { return }
        let size = signed.range.size
        guard policy.isQuorum(signed.note) else {
            report.outcome = .waitingForQuorum(size: size)
            return
        }
        try reader.record(
            QueryLogCheckpointRow(
                treeSize: size, rootHash: signed.range.root(using: hasher).bytes,
                coveredUntilMicroseconds: signed.coveredUntil, signedAtMicroseconds: signed.signedAt,
                note: signed.note.serialized))
        try pause(.recorded, isStopping)
        signed.isPublished = true
        signed.publishedSize = size
        // Both ways, because a clock can be set back.
        if abs((signed.historyAt ?? .min / 2) - signed.signedAt) >= Self.historyInterval {
            signed.historyAt = signed.signedAt
            try addToHistory(signed)
        }
        try remember(signed)
        // Should the file not be written now, the next round writes it.
        areFilesKnown = false
        try pause(.settled, isStopping)
        try publishFile(signed)
        report.outcome = .published(size: size)
        try pause(.published, isStopping)
    }

    private func askWitnesses(_ reader: LogReader, _ report: inout RoundReport) throws(RoundInterruption) {
        guard let witnesses, var signed = state else { return }
        let size = signed.range.size
        let known = witnessSizes
        var sizes = known
        let (note, changes) = witnesses.collect(for: signed.note, size: size, sizes: &sizes) { old in
            guard let plan = ProofPlan.consistency(from: old, to: size) else { return nil }
            // Without the database there is no proof; the next round asks again.
            guard let tiles = try? reader.tiles(plan.tiles) else { return nil }
            return plan.proof(from: tiles, using: reader.hasher)
        }
        report.witnessChanges = changes
        if sizes != known { try rememberWitnessSizes(sizes) }
        guard note != signed.note else { return }
        signed.note = note
        try remember(signed)
    }
}
