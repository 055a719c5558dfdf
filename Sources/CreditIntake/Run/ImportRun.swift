import CreditInformation
import CreditStore
import Cryptography
import Dispatch
import FileDecoding
public import Postgres
import UnicodeText

/// Takes in one file: everything in one transaction, so that a batch is there as a whole or not at all.
///
/// Reading and checking run on a thread of their own; comparing and storing on the caller's. Confined to the caller's
/// thread, which owns the connection.
/// - Rule: HZ-M2, X-6, BX-3, BX-12, JJ-8.
public final class ImportRun {
    /// Chunks that may wait between the two threads: one being read, one ready.
    private static let chunksAhead = 2
    /// Lines that are named for each reason; the report has all.
    private static let namedLines = 10
    /// Reasons that are told apart; more would be noise, and memory that grows with the file.
    private static let namedReasons = 200

    private let request: ImportRequest
    private let connection: Connection
    private let keys: IntakeKeys
    private let clock: () -> Int64
    private let progress: (ImportProgress) -> Void
    private var outcome = ImportOutcome()
    private var reasons: [RowIssue: (count: Int, firstLines: [Int])] = [:]
    private var report: ImportReport?

    /// - Parameters:
    ///   - connection: Logged in as intake.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    ///   - progress: Called after each chunk.
    public init(
        _ request: ImportRequest, connection: Connection, keys: IntakeKeys, clock: @escaping () -> Int64,
        progress: @escaping (ImportProgress) -> Void
    ) {
        self.request = request
        self.connection = connection
        self.keys = keys
        self.clock = clock
        self.progress = progress
        outcome.isDryRun = request.isDryRun
    }

    /// Runs the import to its end.
    ///
    /// - Throws: `ImportError`; then nothing is stored, but the report says why where rows are to blame.
    public func run() throws(ImportError) -> ImportOutcome {
        do {
            // Refused before the file is read where that is possible; decided under the lock.
            _ = try CatalogueSetting(request, connection)
            let digest = try fileDigest()
            do {
                try connection.transaction {
                    try takeIn(digest)
                    if request.isDryRun { throw DryRunEnded() }
                }
            } catch is DryRunEnded {
                // Rolled back on purpose; the outcome says what would have happened.
            }
            outcome.reportPath = try takeReport()
            return finishedOutcome()
        } catch let error as ImportError {
            if case .tooManyBadRows = error { outcome.reportPath = try takeReport() }
            throw error
        } catch let error as PostgresError {
            throw .database(error)
        } catch let error as CryptographyError {
            throw .cryptography("\(error)")
        } catch let error as UnicodeTextError {
            throw .unicode(error)
        } catch {
            preconditionFailure("nothing else is thrown inside: \(error)")
        }
    }

    /// The outcome so far; after a refusal it still says which rows were to blame.
    public func finishedOutcome() -> ImportOutcome {
        outcome.reasons = reasons.map { ($0.key, $0.value.count, $0.value.firstLines) }
            .sorted { ($1.count, $0.issue.sentence) < ($0.count, $1.issue.sentence) }
        return outcome
    }

    /// Ends a transaction that is not to be kept.
    private struct DryRunEnded: Error {}

    private func takeIn(_ fileDigest: [UInt8]) throws {
        try ImportStore.lockOutOtherWriters(on: connection)
        // Another catalogue may have been put in force while this import waited for its turn (HZ-M6).
        let setting = try CatalogueSetting(request, connection)
        let origin = BatchOrigin(
            batchID: Digest128(prefixOf: try RandomBytes.generate(16)), itemCode: setting.item.code,
            providerCode: request.providerCode, catalogueVersionID: setting.versionID,
            requestedBy: request.requestedBy, ground: "import", startedAtMicroseconds: request.startedAtMicroseconds,
            keyVersion: keys.digests.keyVersion)
        let store = try ImportStore(connection, origin)
        let resolution = ChunkResolution(
            setting: setting, receivedOn: request.receivedOn, keys: keys, store: store)

        let queue = BoundedQueue<RowPreparation.Message>(capacity: Self.chunksAhead)
        let preparation = RowPreparation(
            request: request, catalogue: setting.catalogue, item: setting.item, kind: setting.kind,
            level: setting.level, keys: keys, names: try NameNormalisation())
        let reader = DispatchQueue(label: "import.reader")
        reader.async { preparation.run(into: queue) }
        // Whatever ends this function, the reader must not go on waiting for room.
        defer { queue.abandon() }

        var totalBytes = 0
        while true {
            switch queue.take() {
            case .opened(let header, let match, let bytes):
                guard match.isAcceptable else { throw ImportError.header(match, item: setting.item) }
                outcome.unknownHeaders = match.unknown.map(\.text)
                report = ImportReport(path: request.reportPath, header: header)
                totalBytes = bytes
            case .chunk(let rows, let bytesRead):
                try settle(try resolution.resolve(rows), store)
                progress(ImportProgress(rows: outcome.counts.rows, bytesRead: bytesRead, totalBytes: totalBytes))
            case .failed(let error): throw error
            case .finished:
                try checkThreshold()
                try store.forgetPublicSubjects(resolution.withdrawnSubjects)
                try store.finish(
                    fileDigest: fileDigest, counts: outcome.counts, finishedAtMicroseconds: clock())
                return
            }
        }
    }

    private func settle(_ resolved: ChunkResolution.Resolved, _ store: ImportStore) throws {
        // Whoever lost a public record may gain another one further on, so subjects are forgotten at the end.
        try store.write(resolved.chunk, forgetsSubjects: false)
        for (verdict, count) in resolved.taken { outcome.counts.add(verdict, count) }
        outcome.maskedValues += resolved.maskedValues
        for bad in resolved.bad {
            outcome.counts.add(bad.issues.allSatisfy(\.isForCentre) ? .quarantined : .rejected)
            for issue in bad.issues { count(issue, line: bad.line) }
            try report?.add(line: bad.line, issues: bad.issues, cells: bad.cells)
        }
        try store.write(resolved.bad.flatMap { bad in bad.issues.map { (bad.line, $0) } })
    }

    /// Bounded, whatever is wrong with however many rows: reasons that name lines or keys are counted as one.
    private func count(_ issue: RowIssue, line: Int) {
        var reason = issue.code == RowIssue.twiceInFile.code ? .twiceInFile : issue
        if reasons[reason] == nil, reasons.count >= Self.namedReasons { reason = .furtherReason }
        reasons[reason, default: (0, [])].count += 1
        if reasons[reason, default: (0, [])].firstLines.count < Self.namedLines {
            reasons[reason]?.firstLines.append(line)
        }
    }

    /// a file of which most is wrong is the wrong file, or the right one in the wrong form.
    private func checkThreshold() throws(ImportError) {
        let counts = outcome.counts
        if counts[.rejected] * 100 > counts.rows * request.rejectThresholdPercent {
            throw .tooManyBadRows(counts, thresholdPercent: request.rejectThresholdPercent)
        }
    }

    private func takeReport() throws(ImportError) -> String? {
        guard let finished = report.take() else { return nil }
        return try finished.finish()
    }

    private func fileDigest() throws -> [UInt8] {
        var digest = try IncrementalDigest(.sha256)
        do throws(FileDecodingError) {
            try FileBlocks.forEach(path: request.path) { digest.update($0) }
        } catch { throw ImportError.file(error) }
        return digest.finalize()
    }
}
