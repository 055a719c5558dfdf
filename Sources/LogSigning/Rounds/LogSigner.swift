public import CreditStore
import DurableFiles
public import TransparencyLog

/// The signer of the query log: compares the log with its own memory, signs what has grown, publishes it.
///
/// What it remembers is on disk before a signature leaves it, so that it can be killed at any moment. It has no way to
/// accept a log that contradicts its memory. Belongs to one thread.
/// - Rule: HZ-Q15, BX-13.
public final class LogSigner {
    /// Entries that one checkpoint may add: after a long pause the first checkpoint comes after seconds, not after all.
    public static let maximumGrowth = 1_000_000
    /// Microseconds between two checkpoints of the history: how closely a fork can be bracketed.
    public static let historyInterval: Int64 = 600_000_000

    let signer: NoteSigner
    let policy: LogPolicy
    let witnesses: (any Cosigning)?
    let maximumGrowth: Int
    let hasher = MerkleHasher()
    private let memory: SignerMemory
    private let publication: CheckpointPublication
    private let patrolEntries: Int
    private(set) var state: SignerState?
    private var patrol = LogPatrol()
    /// The alarm that stands.
    private(set) var alarm: SigningAlarm?
    /// Whether the files of this start have been compared with the memory.
    var areFilesKnown = false

    /// Reads the memory.
    ///
    /// - Parameters:
    ///   - policy: Whose cosignatures are needed.
    ///   - witnesses: Who collects them; nil where none is needed.
    ///   - patrolEntries: Old entries that a round reads again, from 1.
    ///   - maximumGrowth: Entries that one checkpoint may add, from 1.
    /// - Throws: When the memory is another key's, damaged or lost.
    public init(
        signer: NoteSigner, memory: SignerMemory, publication: CheckpointPublication, policy: LogPolicy,
        witnesses: (any Cosigning)?, patrolEntries: Int, maximumGrowth: Int = LogSigner.maximumGrowth
    ) throws(MemoryRefusal) {
        self.signer = signer
        self.memory = memory
        self.publication = publication
        self.policy = policy
        self.witnesses = witnesses
        self.patrolEntries = patrolEntries
        self.maximumGrowth = maximumGrowth
        state = try memory.state()
        let published: [UInt8]?
        do throws(DurableFileError) {
            published = try publication.checkpoint()
            alarm = try publication.alarm()
        } catch { throw .file(error) }
        if state == nil, published != nil { throw .lost }
    }

    /// Makes one round.
    ///
    /// - Parameters:
    ///   - microseconds: Now, since 1970-01-01 UTC.
    ///   - isStopping: Asked after each step whether to end there.
    /// - Throws: When something failed that may work the next time; nothing that is not remembered has left.
    public func round(
        _ store: QueryLogSigningStore, at microseconds: Int64, isStopping: (SigningStep) -> Bool = { _ in false }
    ) throws(SigningError) -> RoundReport {
        var report = RoundReport()
        var found: SigningAlarm?
        do throws(RoundInterruption) {
            let reader = LogReader(store, hasher)
            do throws(RoundInterruption) {
                try perform(reader, microseconds, isStopping, &report)
            } catch .refused(let alarm) {
                // What was cut off in the middle of a round looks like a hole at first.
                if let state { try Self.compareSizes(reader.state(), signed: state.range.size) }
                throw .refused(alarm)
            }
        } catch {
            switch error {
            case .failed(let error): throw error
            case .refused(let alarm):
                found = alarm
                report.outcome = .refused(alarm)
            case .stopped:
                report.outcome = .stopped
                return report
            }
        }
        do throws(DurableFileError) {
            try settle(found, at: microseconds, &report)
        } catch { throw .file(error) }
        return report
    }

    private func perform(
        _ reader: LogReader, _ now: Int64, _ isStopping: (SigningStep) -> Bool, _ report: inout RoundReport
    ) throws(RoundInterruption) {
        let found = try reader.state()
        try compare(found, reader)
        try comparePublishedFile()
        try pause(.compared, isStopping)
        try walk(reader, isStopping, &report)
        try sign(found, reader, at: now, isStopping, &report)
        if state?.isPublished == false { return try publish(reader, isStopping, &report) }
        if let state, !areFilesKnown { try publishFile(state) }
    }

    /// Finds out when somebody else has put another checkpoint, an older one for example, in the place of what was
    /// published. The next round publishes it again; the list of alarms keeps that it happened.
    private func comparePublishedFile() throws(RoundInterruption) {
        guard let state, state.isPublished, areFilesKnown else { return }
        let content: [UInt8]?
        do throws(DurableFileError) { content = try publication.checkpoint() } catch { throw .failed(.file(error)) }
        guard content != Array(state.note.serialized.utf8) else { return }
        areFilesKnown = false
        throw .refused(SigningAlarm(.checkpointReplaced, contradictsAtSize: state.range.size))
    }

    // MARK: Patrol

    /// Reads a slice of the old entries again. What was found stands until the patrol has passed it.
    private func walk(
        _ reader: LogReader, _ isStopping: (SigningStep) -> Bool, _ report: inout RoundReport
    ) throws(RoundInterruption) {
        guard let signed = state?.range else { return }
        do throws(RoundInterruption) {
            while report.patrolledEntries < patrolEntries, report.verifiedSize == nil {
                let page = try patrol.readPage(
                    signed: signed, maximum: patrolEntries - report.patrolledEntries, reader)
                report.patrolledEntries += page.entries
                report.verifiedSize = page.verifiedSize
                try pause(.patrolled, isStopping)
                if page.entries == 0 { break }
            }
        } catch .refused(let finding) {
            if state?.finding != finding { try change { $0.finding = finding } }
            throw .refused(finding)
        }
        guard let finding = state?.finding else { return }
        let isPassed = finding.position.map { $0 < patrol.size } ?? false
        guard isPassed || report.verifiedSize != nil else { throw .refused(finding) }
        try change { $0.finding = nil }
    }

    // MARK: What is remembered, and what is published

    /// Remembers another state; when it cannot be written, the old one stays.
    func remember(_ new: SignerState) throws(RoundInterruption) {
        try write { () throws(DurableFileError) in try memory.remember(new) }
        state = new
    }

    private func change(_ body: (inout SignerState) -> Void) throws(RoundInterruption) {
        guard var new = state else { return }
        body(&new)
        try remember(new)
    }

    /// Adds a checkpoint to the history; before the state says so, because a second line does no harm.
    func addToHistory(_ state: SignerState) throws(RoundInterruption) {
        try write { () throws(DurableFileError) in try memory.addToHistory(state) }
    }

    func history() throws(RoundInterruption) -> [SignedStatement] {
        do throws(DurableFileError) { return try memory.history() } catch { throw .failed(.file(error)) }
    }

    func publishFile(_ state: SignerState) throws(RoundInterruption) {
        try write { () throws(DurableFileError) in
            let content = Array(state.note.serialized.utf8)
            if try publication.checkpoint() != content { try publication.publish(state.note) }
        }
    }

    var witnessSizes: [String: Int] { memory.witnessSizes() }

    func rememberWitnessSizes(_ sizes: [String: Int]) throws(RoundInterruption) {
        try write { () throws(DurableFileError) in try memory.rememberWitnessSizes(sizes) }
    }

    /// Ends the round after a step when that is wanted.
    func pause(_ step: SigningStep, _ isStopping: (SigningStep) -> Bool) throws(RoundInterruption) {
        if isStopping(step) { throw .stopped }
    }

    /// Brings the alarm files to what this round has found; nil: nothing is wrong.
    private func settle(
        _ found: SigningAlarm?, at now: Int64, _ report: inout RoundReport
    ) throws(DurableFileError) {
        if let found, found != alarm {
            try memory.addToAlarms(.raised(found), at: now)
            try publication.raise(found, since: now)
            report.alarmChanges.append(.raised(found))
        } else if found == nil, alarm != nil || !areFilesKnown {
            if let alarm {
                try memory.addToAlarms(.cleared(alarm), at: now)
                report.alarmChanges.append(.cleared(alarm))
            }
            // Also a file that could not be read as an alarm.
            try publication.clearAlarm()
        }
        alarm = found
        areFilesKnown = areFilesKnown || found == nil
    }

    private func write(_ body: () throws(DurableFileError) -> Void) throws(RoundInterruption) {
        do throws(DurableFileError) { try body() } catch { throw .failed(.file(error)) }
    }
}

@available(*, unavailable)
extension LogSigner: Sendable {}
