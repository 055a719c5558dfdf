/// What a witness answers to a request, decided from what it remembers; no clock, no storage.
///
/// - Rule: C2SP tlog-witness, add-checkpoint.
public enum WitnessDecision: Sendable, Hashable {
    /// To be remembered first, then cosigned and answered with 200.
    case cosign(Checkpoint)
    /// The checkpoint is smaller than what it claims to extend: 400.
    case malformed
    /// No valid signature of the log: 403.
    case forbidden
    /// A log that this witness does not watch: 404.
    case unknownLog
    /// Another size was cosigned last; told with it: 409.
    case conflict(Int)
    /// The new tree does not extend the old one: 422.
    case inconsistent

    /// Decides.
    ///
    /// - Parameters:
    ///   - submission: The request.
    ///   - logs: The logs that are watched.
    ///   - last: Answers the checkpoint of a log that was cosigned last, nil for none.
    public static func of(
        _ submission: WitnessSubmission, logs: LogPolicy, last: (_ origin: String) -> Checkpoint?,
        using hasher: MerkleHasher
    ) -> WitnessDecision {
        guard let checkpoint = try? Checkpoint(text: submission.note.text) else { return .malformed }
        guard logs.logs.contains(where: { $0.key.name == checkpoint.origin }) else { return .unknownLog }
        // The quorum of a witness's own list is none: only the log's signature is asked for.
        guard (try? logs.verify(submission.note)) != nil else { return .forbidden }
        guard submission.oldSize <= checkpoint.size else { return .malformed }
        let old = last(checkpoint.origin) ?? Checkpoint(origin: checkpoint.origin, size: 0, root: .emptyRoot)
        guard submission.oldSize == old.size else { return .conflict(old.size) }
        if checkpoint.size == 0, checkpoint.root != .emptyRoot { return .inconsistent }
        // Every tree extends the empty one.
        let isConsistent =
            old.size == 0
            ? submission.proof.isEmpty
            : MerkleProof.verifyConsistency(
                from: old.size, root: old.root, to: checkpoint.size, root: checkpoint.root, proof: submission.proof,
                using: hasher)
        return isConsistent ? .cosign(checkpoint) : .inconsistent
    }
}
