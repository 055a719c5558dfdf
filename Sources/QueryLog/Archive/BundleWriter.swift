import CreditStore
internal import Cryptography
import DurableFiles
import Postgres
import TransparencyLog

/// Writes a bundle's files one after the other, and remembers on disk which are finished.
struct BundleWriter {
    private static let mode: UInt32 = 0o640
    /// Bytes of the notes that are still read: two lines a chunk.
    private static let maximumProgressBytes = 64 << 20

    private let folder: String
    private let month: LogMonth
    private let store: QueryLogVerificationStore
    private let permit: QueryLogPlace
    private let hasher: MerkleHasher
    /// Files that were finished before, by name.
    private var finished: [String: BundleFile] = [:]
    /// Where the entry before the next one is.
    private var last: QueryLogPlace?
    /// Times of the first and the last entry so far.
    private(set) var times: (first: String?, last: String?) = (nil, nil)
    /// Files that are finished, in the order of writing.
    private(set) var files: [BundleFile] = []

    init(
        folder: String, month: LogMonth, store: QueryLogVerificationStore, permit: QueryLogPlace, hasher: MerkleHasher
    ) {
        self.folder = folder
        self.month = month
        self.store = store
        self.permit = permit
        self.hasher = hasher
    }

    /// Beside the folder, because the folder holds the bundle and nothing else.
    private var progressPath: String { folder + ".progress" }

    /// Reads which files were finished before; a line that a crash cut off is none.
    mutating func resume() throws {
        for line in String(decoding: try progress(), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let bytes = Int(words[1]), words[2].utf8.count == 64 else { continue }
            finished[String(words[0])] = BundleFile(
                name: String(words[0]), bytes: bytes, sha256: String(words[2]))
        }
    }

    /// The notes; empty before the first file is finished.
    private func progress() throws(DurableFileError) -> [UInt8] {
        do {
            return try DurableFile.read(progressPath, maximumBytes: Self.maximumProgressBytes)
        } catch {
            if error.isAbsence { return [] }
            throw error
        }
    }

    /// Removes the notes.
    func forgetProgress() throws {
        try DurableFile.remove(progressPath)
    }

    /// Writes both files of a chunk, unless they are there.
    mutating func write(_ chunk: Range<Int>) throws {
        if try keep(chunk) { return }
        var file = try ChunkFile(folder: folder, chunk: chunk, mode: Self.mode, hasher: hasher)
        while file.leaves.count < chunk.count {
            let count = file.leaves.count
            try append(&file, from: chunk.lowerBound + count, maximum: chunk.count - count)
        }
        let leaves = file.leaves
        try finish(try file.finish())
        let roots = ArchiveTiles.roots(of: leaves, from: chunk.lowerBound, using: hasher)
        try write(BundleFile.hashesName(chunk.lowerBound), (leaves + roots).merkleBytes)
    }

    /// Appends one page.
    private mutating func append(_ file: inout ChunkFile, from start: Int, maximum: Int) throws {
        let page = try store.page(
            permit: permit,
            after: last ?? QueryLogPlace(loggedAtMicroseconds: month.startMicroseconds - 1, position: .max - 1),
            until: QueryLogPlace(loggedAtMicroseconds: month.endMicroseconds - 1, position: .max - 1),
            maximum: min(ChunkVerification.pageEntries, maximum))
        guard page.count > 0 else { throw ArchivingError.brokenLog(position: start) }
        for row in 0..<page.count {
            guard try page.position(row) == start + row else { throw ArchivingError.brokenLog(position: start + row) }
            try file.append(try page.leaf(row))
            note(try page.loggedAt(row), start + row)
        }
    }

    /// Writes a small file.
    mutating func write(_ name: String, _ bytes: [UInt8]) throws {
        try DurableFile.replace(folder + "/" + name, with: bytes, mode: Self.mode)
        try finish(
            BundleFile(
                name: name, bytes: bytes.count, sha256: BundleFile.hexadecimal(Digest.of(bytes, .sha256))))
    }

    /// Whether both files of a chunk were finished before and still are what they were.
    private mutating func keep(_ chunk: Range<Int>) throws -> Bool {
        guard let entries = finished[BundleFile.entriesName(chunk.lowerBound)],
            let hashes = finished[BundleFile.hashesName(chunk.lowerBound)]
        else { return false }
        guard let times = try Self.times(folder, entries, hashes) else { return false }
        note(times.first, chunk.lowerBound)
        note(times.last, chunk.upperBound - 1)
        files += [entries, hashes]
        return true
    }

    /// Times of a chunk's first and last entry; nil when its files are not what was finished.
    private static func times(
        _ folder: String, _ entries: BundleFile, _ hashes: BundleFile
    ) throws -> (first: Int64, last: Int64)? {
        do {
            let summary = try BundleEntryReader(path: folder + "/" + entries.name).summary()
            let bytes = try DurableFile.read(
                folder + "/" + hashes.name, maximumBytes: 2 * MerkleHash.byteCount * BundleFile.chunkEntries)
            guard summary.sha256 == entries.sha256, summary.bytes == entries.bytes,
                BundleFile.hexadecimal(Digest.of(bytes, .sha256)) == hashes.sha256
            else { return nil }
            return summary.times
        } catch is EntryFileFault {
            return nil
        } catch let error as DurableFileError where error.isAbsence {
            return nil
        }
    }

    private mutating func note(_ time: Int64, _ position: Int) {
        last = QueryLogPlace(loggedAtMicroseconds: time, position: position)
        let text = LogTime.text(time)
        times = (times.first ?? text, text)
    }

    private mutating func finish(_ file: BundleFile) throws {
        files.append(file)
        let line = "\(file.name) \(file.bytes) \(file.sha256)\n"
        try DurableFile.append(progressPath, Array(line.utf8), mode: Self.mode)
    }
}
