public import CreditStore
import Synchronization
import TransparencyLog

/// Re-derives the query log's tree from its entries and compares it with everything that is stored and signed.
///
/// Several threads call `work`, each with a store of its own; then one calls `finish`.
/// - Rule: HZ-Q15, BX-13, PB-12.
public final class LogVerification: Sendable {
    private struct State {
        var next = 0
        var folded = 0
        var waiting: [Int: ChunkVerification.Outcome] = [:]
        var fold: TreeFold
        var findings: [LogFinding]
        var verifiedEntries = 0
        var verifiedCheckpoints = 0
        var donePositions = 0
        var isStopped = false
    }

    private let request: LogVerificationRequest
    private let plan: VerificationPlan
    private let chunks: [Range<Int>]
    private let waitingEntries: Int
    private let state: Mutex<State>

    /// Takes the measure of the log, and logs that it is read.
    public init(_ request: LogVerificationRequest, store: QueryLogVerificationStore) throws {
        var opening = VerificationOpening(request)
        plan = try opening.plan(store)
        self.request = request
        chunks = plan.chunks
        waitingEntries = opening.waitingEntries
        let range = try opening.range(before: plan.start, store, using: MerkleHasher())
        state = Mutex(State(fold: TreeFold(range), findings: opening.findings))
    }

    /// Positions that are done and all that are to be done.
    public var progress: (done: Int, total: Int) {
        (state.withLock { $0.donePositions }, max(0, plan.end - plan.start))
    }

    /// Works until nothing is left; on the thread of the store's connection.
    ///
    /// - Throws: What the database or a bundle failed with; the other workers stop, too.
    public func work(_ store: QueryLogVerificationStore) throws {
        let hasher = MerkleHasher()
        let verification = ChunkVerification(plan: plan, store: store, hasher: hasher)
        while let number = next() {
            do {
                take(try verification.verify(chunks[number]), number, hasher)
            } catch {
                stop()
                throw error
            }
        }
    }

    /// Lets all workers end after what they are at.
    public func stop() {
        state.withLock { $0.isStopped = true }
    }

    /// Checks what can be checked only when all entries have been read, and sums up.
    public func finish(_ store: QueryLogVerificationStore) throws -> LogVerificationReport {
        let state = self.state.withLock { $0 }
        precondition(state.folded == chunks.count, "finish is called when all work is done")
        let hasher = MerkleHasher()
        var closing = VerificationClosing(plan: plan, store: store, hasher: hasher)
        try closing.compareUpperTiles(state.fold.blockRoots)
        try closing.lookBehindTheHead(nowMicroseconds: request.nowMicroseconds)
        let exact = state.findings + closing.findings
        let findings = exact + state.fold.findings.map { $0.narrowed(by: exact) }
        return LogVerificationReport(
            positions: plan.start..<max(plan.start, plan.end), verifiedEntries: state.verifiedEntries,
            unverified: unverified(), waitingEntries: waitingEntries, verifiedCheckpoints: state.verifiedCheckpoints,
            comparedRoots: state.fold.comparedRoots, provedSize: state.fold.provedSize,
            findings: Set(findings).sorted {
                ($0.position, $0.kind.description) < ($1.position, $1.kind.description)
            })
    }

    private func next() -> Int? {
        state.withLock { state in
            guard !state.isStopped, state.next < chunks.count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// Parts come in any order and are joined in theirs.
    private func take(_ outcome: ChunkVerification.Outcome, _ number: Int, _ hasher: MerkleHasher) {
        state.withLock { state in
            state.waiting[number] = outcome
            state.donePositions += outcome.positions.count
            state.verifiedEntries += outcome.verifiedEntries
            state.verifiedCheckpoints += outcome.verifiedCheckpoints
            state.findings += outcome.findings
            while let first = state.waiting.removeValue(forKey: state.folded) {
                for block in first.blocks { state.fold.take(block, using: hasher) }
                state.folded += 1
            }
        }
    }

    private func unverified() -> [Range<Int>] {
        plan.detached.flatMap { detached in
            var rest = [detached.clamped(to: plan.start..<max(plan.start, plan.end))]
            for archive in plan.archives {
                rest = rest.flatMap { range -> [Range<Int>] in
                    let held = archive.positions.clamped(to: range)
                    return held.isEmpty
                        ? [range] : [range.lowerBound..<held.lowerBound, held.upperBound..<range.upperBound]
                }
            }
            return rest.filter { !$0.isEmpty }
        }
    }
}
