import DurableFiles

/// A bundle of files with one month of the query log, opened by its manifest.
///
/// - Rule: HZ-Q15.
public struct ArchiveBundle: Sendable, ArchivedEntries {
    /// Folder of the bundle.
    public let folder: String
    let manifest: BundleManifest

    /// Reads the manifest and nothing else.
    public init(folder: String) throws(BundleError) {
        self.folder = folder
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        let bytes: [UInt8]
        do throws(DurableFileError) {
            bytes = try DurableFile.read(
                folder + "/" + BundleFile.manifestName, maximumBytes: BundleManifest.maximumBytes)
        } catch {
            throw BundleError(name, BundleFile.manifestName, .unreadable(error))
        }
        guard let manifest = BundleManifest(bytes), name == Self.folderName(manifest.month) else {
            throw BundleError(name, BundleFile.manifestName, .malformedManifest)
        }
        self.manifest = manifest
    }

    /// Name of a month's folder.
    static func folderName(_ month: String) -> String { "query-log-\(month)" }

    /// `2026-07`.
    public var month: String { manifest.month }
    /// SHA-256 of the manifest.
    public var digest: [UInt8] { manifest.digest }
    /// The positions of the month.
    public var positions: Range<Int> { manifest.positions }

    public func forEach(
        in wanted: Range<Int>, _ body: (_ position: Int, _ leaf: Span<UInt8>) throws -> Void
    ) throws {
        for chunk in BundleFile.chunks(of: positions) where chunk.overlaps(wanted) {
            let name = BundleFile.entriesName(chunk.lowerBound)
            var position = chunk.lowerBound
            do {
                _ = try BundleEntryReader(path: folder + "/" + name).forEach { leaf in
                    if wanted.contains(position), chunk.contains(position) { try body(position, leaf) }
                    position += 1
                }
            } catch is EntryFileFault {
                throw BundleError(month, name, .malformedEntries, position: position)
            } catch let error as DurableFileError {
                throw BundleError(month, name, .unreadable(error))
            }
            guard position == chunk.upperBound else {
                throw BundleError(month, name, .malformedEntries, position: position)
            }
        }
    }

    /// Whether an entry of these times can be in it.
    public func overlaps(fromMicroseconds: Int64, untilMicroseconds: Int64) -> Bool {
        guard let month = LogMonth(manifest.month) else { return false }
        return month.startMicroseconds < untilMicroseconds && fromMicroseconds < month.endMicroseconds
    }
}
