public import CreditStore
import DurableFiles
import Postgres
public import TransparencyLog

/// Makes the bundle of a closed month: the same bytes from the same log, wherever and however often it is made.
///
/// Works chunk by chunk; a chunk that was finished before a crash is kept if its digests are still right. No transaction
/// is longer than a page.
/// - Rule: HZ-Q15, PB-12.
public struct MonthArchiving {
    private static let mode: UInt32 = 0o640
    private static let folderMode: UInt32 = 0o750

    private let month: LogMonth
    private let folder: String
    private let store: QueryLogVerificationStore
    private let policy: LogPolicy
    private let hasher = MerkleHasher()

    /// - Parameters:
    ///   - directory: Where bundles are; the month's folder is made in it.
    ///   - store: Of an auditor's connection: archiving reads every entry, and that is logged.
    public init(_ month: LogMonth, directory: String, store: QueryLogVerificationStore, policy: LogPolicy) {
        self.month = month
        folder = directory + "/" + ArchiveBundle.folderName(month.description)
        self.store = store
        self.policy = policy
    }

    /// Makes the bundle and reads it back.
    ///
    /// - Parameters:
    ///   - archives: Months that are archived already.
    ///   - progress: Told how many of how many positions are written.
    public func run(
        archives: [QueryLogArchiveRow], reader: String, nowMicroseconds: Int64,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> ArchiveBundle {
        let permit = try store.begin(from: 0, reader: reader, nowMicroseconds: nowMicroseconds)
        let positions = try positions(permit)
        let previous = try previous(archives, first: positions.lowerBound)
        guard let row = try store.checkpoints(from: max(1, positions.upperBound), maximum: 1).first else {
            throw ArchivingError.notCovered(month)
        }
        let note = try SignedNote(row.note)
        let checkpoint = try policy.verify(note)
        try DurableFile.makeFolder(folder, mode: Self.folderMode)
        var writer = BundleWriter(folder: folder, month: month, store: store, permit: permit, hasher: hasher)
        try writer.resume()
        for chunk in BundleFile.chunks(of: positions) {
            try writer.write(chunk)
            progress(chunk.upperBound - positions.lowerBound, positions.count)
        }
        try writer.write(BundleFile.checkpointName, Array(note.serialized.utf8))
        let tree = ArchivedTree(store: store, hasher: hasher)
        let manifest = BundleManifest(
            origin: checkpoint.origin, month: month, positions: positions, times: writer.times,
            checkpointSize: checkpoint.size, startRange: try tree.range(positions.lowerBound).nodes,
            startProof: try tree.proof(from: positions.lowerBound, to: checkpoint.size),
            endProof: try tree.proof(from: positions.upperBound, to: checkpoint.size), previous: previous,
            files: writer.files.sorted { $0.name < $1.name })
        try DurableFile.replace(
            folder + "/" + BundleFile.manifestName, with: Array(manifest.text.utf8), mode: Self.mode)
        try writer.forgetProgress()
        let bundle = try ArchiveBundle(folder: folder)
        var verification = BundleVerification(bundle, policy: policy)
        try verification.run()
        return bundle
    }

    /// The month's positions: from its first entry to the first one behind it.
    private func positions(_ permit: QueryLogPlace) throws -> Range<Int> {
        guard let end = try first(notBefore: month.endMicroseconds, permit),
            let start = try first(notBefore: month.startMicroseconds, permit)
        else { throw ArchivingError.notClosed(month) }
        guard start <= end else { throw ArchivingError.brokenLog(position: end) }
        return start..<end
    }

    private func first(notBefore time: Int64, _ permit: QueryLogPlace) throws -> Int? {
        let place = QueryLogPlace(loggedAtMicroseconds: time - 1, position: .max - 1)
        let page = try store.page(permit: permit, after: place, until: .behindAll, maximum: 1)
        guard page.count > 0 else { return nil }
        return try page.position(0)
    }

    /// The bundle that ends where this one begins; none for the first entries of the log.
    private func previous(_ archives: [QueryLogArchiveRow], first: Int) throws -> BundleManifest.Previous? {
        guard first > 0 else { return nil }
        let before = archives.last { $0.firstDay < month.firstDay && $0.endPosition == first }
        guard let before, let month = LogMonth(firstDay: before.firstDay) else {
            throw ArchivingError.notTheNext(position: first)
        }
        return BundleManifest.Previous(
            manifest: BundleFile.hexadecimal(before.manifestDigest), month: month.description)
    }
}
