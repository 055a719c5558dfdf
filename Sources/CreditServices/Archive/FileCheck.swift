import CreditInformation
public import CreditStore
import Postgres

/// Compares the file store with its register: proves every scan, removes what belongs to nothing.
///
/// What a crash can leave and is removed: bytes whose row was never committed, half-written bytes, bytes whose destruction
/// was decided. What it names and leaves: scans that are missing or damaged, and things that are not the platform's.
/// Confined to the thread of its connection, which logs in as intake; holds one scan and the ids of all.
/// - Rule: HZ-Q16, QZ-16.
public struct FileCheck {
    /// Seconds that bytes without a row may be on their way to one: longer than any command runs (60 s), so that nothing
    /// is removed under an upload.
    public static let graceSeconds: Int64 = 3600
    /// Things without a row that are removed without being asked twice: a crash leaves one for each thread, at most 32. More
    /// of them mean another database, an older backup for instance, and then they are all there is.
    public static let maximumOrphans = 100

    private let archive: ScanArchive
    private let store: FileCheckStore

    /// - Parameter store: The register.
    public init(_ archive: ScanArchive, _ store: FileCheckStore) {
        self.archive = archive
        self.store = store
    }

    /// Runs to the end.
    ///
    /// - Parameters:
    ///   - nowSeconds: Seconds since 1970-01-01 UTC.
    ///   - removesMany: Whether more than `maximumOrphans` may be removed, too.
    ///   - progress: Called with the scans that were looked at and the things that lie in the store.
    /// - Throws: `FileCheckError`; what was removed until then stays removed, and the next run goes on.
    public func run(
        nowSeconds: Int64, removesMany: Bool, progress: (_ done: Int, _ total: Int) -> Void
    ) throws(FileCheckError) -> FileCheckReport {
        // The store first, the register after it: what is committed in between is then known to the register.
        let entries: [FileStoreEntry]
        do throws(FileStoreError) { entries = try archive.store.contents() } catch { throw .store(error) }
        var report = FileCheckReport()
        var registered: Set<UInt128> = []
        var after: UInt128?
        while true {
            let rows = try page(after: after)
            guard let last = rows.last else { break }
            after = last.id
            for row in rows {
                registered.insert(row.id)
                try look(at: row, &report)
                progress(registered.count, max(entries.count, registered.count))
            }
        }
        try clear(entries, registered, nowSeconds: nowSeconds, removesMany: removesMany, &report)
        try record(report)
        return report
    }

    private func look(at row: FileCheckStore.Row, _ report: inout FileCheckReport) throws(FileCheckError) {
        let scan = StoredScan(
            id: row.id, byteCount: row.byteCount, digest: row.contentDigest, keyVersion: row.keyVersion)
        if row.isDestroyed { return try finishDestruction(of: scan, &report) }
        report.checked += 1
        do throws(ScanArchiveError) { _ = try archive.content(of: scan) } catch {
            switch error {
            case .missing:
                // Perhaps its destruction was decided since the page was read.
                if try isKept(row.id) { report.missing.append(row.id) }
            case .damaged: report.damaged.append(row.id)
            case .store(let error): throw .store(error)
            case .cryptography(let error): throw .cryptography(error)
            }
        }
    }

    /// Removes what a crash between decision and removal has left.
    private func finishDestruction(of scan: StoredScan, _ report: inout FileCheckReport) throws(FileCheckError) {
        do throws(FileStoreError) {
            guard try archive.store.holds(scan.id) else { return }
            try archive.store.remove(scan.id)
            report.destroyed.append(scan.id)
        } catch { throw .store(error) }
    }

    /// Removes what lies in the store without a row and is no longer on its way to one.
    private func clear(
        _ entries: [FileStoreEntry], _ registered: Set<UInt128>, nowSeconds: Int64, removesMany: Bool,
        _ report: inout FileCheckReport
    ) throws(FileCheckError) {
        var orphans: [FileStoreEntry] = []
        for entry in entries {
            switch entry.kind {
            case .file(let id) where registered.contains(id): continue
            case .foreign: report.foreign.append(entry.name)
            case .file, .partial:
                if nowSeconds - entry.modifiedAtSeconds >= Self.graceSeconds {
                    orphans.append(entry)
                } else {
                    report.young += 1
                }
            }
        }
        guard orphans.count <= Self.maximumOrphans || removesMany else {
            report.remaining = orphans.count
            return
        }
        do throws(FileStoreError) {
            for orphan in orphans {
                try archive.store.remove(orphan)
                report.orphans += 1
            }
        } catch { throw .store(error) }
    }

    /// Whether the register still says that there is such a scan.
    private func isKept(_ id: UInt128) throws(FileCheckError) -> Bool {
        do throws(PostgresError) { return try store.isKept(id) } catch { throw .database(error) }
    }

    private func page(after: UInt128?) throws(FileCheckError) -> [FileCheckStore.Row] {
        do throws(PostgresError) { return try store.page(after: after) } catch { throw .database(error) }
    }

    private func record(_ report: FileCheckReport) throws(FileCheckError) {
        do throws(PostgresError) {
            _ = try store.record(
                checked: report.checked, missing: report.missing, damaged: report.damaged,
                removed: report.orphans + report.destroyed.count, remaining: report.remaining)
        } catch { throw .database(error) }
    }
}
