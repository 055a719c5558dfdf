internal import Cryptography
import DurableFiles
import FoundationEssentials
public import TransparencyLog

/// Verifies a bundle offline: every file, every entry, and the way from the entries to the signed root.
///
/// - Rule: HZ-Q15, PB-12.
public struct BundleVerification {
    private let bundle: ArchiveBundle
    private let policy: LogPolicy
    private let hasher = MerkleHasher()
    private var month: LogMonth?
    private var lastTime: Int64
    private var range = CompactRange()

    /// - Parameter policy: Whose signatures are believed.
    public init(_ bundle: ArchiveBundle, policy: LogPolicy) {
        self.bundle = bundle
        self.policy = policy
        month = LogMonth(bundle.month)
        lastTime = month?.startMicroseconds ?? .max
    }

    /// Verifies it.
    ///
    /// - Parameter progress: Told how many positions are done.
    /// - Throws: `BundleError`, by the first thing that is wrong.
    public mutating func run(progress: (Int) -> Void = { _ in }) throws(BundleError) {
        do {
            try checkFileList()
            let checkpoint = try checkpoint()
            let start = try startRange()
            range = start
            for chunk in BundleFile.chunks(of: bundle.positions) {
                try verify(chunk)
                progress(chunk.upperBound - bundle.positions.lowerBound)
            }
            try verifyTimes()
            try prove(start, bundle.manifest.startProof, checkpoint)
            try prove(range, bundle.manifest.endProof, checkpoint)
        } catch let error as BundleError {
            throw error
        } catch let error as DurableFileError {
            throw BundleError(bundle.month, BundleFile.manifestName, .unreadable(error))
        } catch {
            // Only the folder's listing throws anything else.
            throw fault(BundleFile.manifestName, .wrongFiles)
        }
    }

    private func fault(_ file: String, _ reason: BundleError.Reason, _ position: Int? = nil) -> BundleError {
        BundleError(bundle.month, file, reason, position: position)
    }

    /// The folder has exactly the files of the manifest, and the manifest exactly those of its positions.
    private func checkFileList() throws {
        let manifest = bundle.manifest
        let chunks = BundleFile.chunks(of: bundle.positions).flatMap {
            [BundleFile.entriesName($0.lowerBound), BundleFile.hashesName($0.lowerBound)]
        }
        let expected = ([BundleFile.checkpointName] + chunks).sorted()
        guard manifest.files.map(\.name) == expected else {
            throw fault(BundleFile.manifestName, .malformedManifest)
        }
        let present = try FileManager.default.contentsOfDirectory(atPath: bundle.folder).sorted()
        let wrong = Set(present).symmetricDifference(expected + [BundleFile.manifestName])
        if let name = wrong.min() { throw fault(name, .wrongFiles) }
    }

    private func checkpoint() throws -> Checkpoint {
        let name = BundleFile.checkpointName
        let text = String(decoding: try read(name, maximumBytes: SignedNote.maximumBytes), as: UTF8.self)
        do throws(NoteError) {
            let checkpoint = try policy.verify(try SignedNote(text))
            guard checkpoint.origin == bundle.manifest.origin, checkpoint.size == bundle.manifest.checkpointSize else {
                throw NoteError.wrongOrigin
            }
            return checkpoint
        } catch {
            throw fault(name, error == .wrongOrigin ? .wrongCheckpoint : .checkpoint(error))
        }
    }

    private func startRange() throws -> CompactRange {
        let nodes = bundle.manifest.startRange.compactMap { MerkleHash(base64: $0) }
        guard nodes.count == bundle.manifest.startRange.count,
            let range = CompactRange(size: bundle.manifest.first, nodes: nodes)
        else { throw fault(BundleFile.manifestName, .malformedManifest) }
        return range
    }

    private mutating func verify(_ chunk: Range<Int>) throws {
        let hashesName = BundleFile.hashesName(chunk.lowerBound)
        let hashBytes = try read(hashesName, maximumBytes: 2 * MerkleHash.byteCount * BundleFile.chunkEntries)
        guard let hashes = [MerkleHash](merkleHashes: hashBytes) else { throw fault(hashesName, .wrongHash) }
        var leaves: [MerkleHash] = []
        leaves.reserveCapacity(chunk.count)
        let name = BundleFile.entriesName(chunk.lowerBound)
        let found: (sha256: String, bytes: Int)
        do {
            found = try BundleEntryReader(path: bundle.folder + "/" + name).forEach { leaf in
                let position = chunk.lowerBound + leaves.count
                guard chunk.contains(position) else { throw EntryFileFault() }
                try check(leaf, position, name)
                leaves.append(hasher.leaf(leaf))
                guard leaves.count <= hashes.count, leaves.last == hashes[leaves.count - 1] else {
                    throw fault(name, .wrongHash, position)
                }
            }
        } catch is EntryFileFault {
            throw fault(name, .malformedEntries, chunk.lowerBound + leaves.count)
        }
        guard leaves.count == chunk.count else {
            throw fault(name, .malformedEntries, chunk.lowerBound + leaves.count)
        }
        try compare(name, found)
        let roots = ArchiveTiles.roots(of: leaves, from: chunk.lowerBound, using: hasher)
        guard hashes == leaves + roots else { throw fault(hashesName, .wrongHash, chunk.lowerBound) }
        ArchiveTiles.append(leaves, roots, to: &range, using: hasher)
    }

    private mutating func check(_ leaf: Span<UInt8>, _ position: Int, _ name: String) throws(BundleError) {
        let layout: LeafLayout
        do throws(EntryProblem) { layout = try LeafLayout(leaf) } catch { throw fault(name, .entry(error), position) }
        guard LeafCheck.position(leaf, layout.position) == position else {
            throw fault(name, .entry(.column(.position)), position)
        }
        guard let month, let time = LogTime.microseconds(leaf, in: layout.time), lastTime <= time,
            time < month.endMicroseconds
        else { throw fault(name, .wrongTime, position) }
        if position == bundle.positions.lowerBound, LogTime.text(time) != bundle.manifest.firstTime {
            throw fault(BundleFile.manifestName, .wrongTime, position)
        }
        lastTime = time
    }

    private func verifyTimes() throws(BundleError) {
        let manifest = bundle.manifest
        let isRight =
            bundle.positions.isEmpty
            ? manifest.firstTime == nil && manifest.lastTime == nil : LogTime.text(lastTime) == manifest.lastTime
        guard isRight else { throw fault(BundleFile.manifestName, .wrongTime) }
    }

    private func prove(_ tree: CompactRange, _ proof: [String], _ checkpoint: Checkpoint) throws(BundleError) {
        let hashes = proof.compactMap { MerkleHash(base64: $0) }
        // Every tree extends the empty one, so there is nothing to prove, and nothing may pretend to.
        if tree.size == 0, proof.isEmpty { return }
        guard hashes.count == proof.count,
            MerkleProof.verifyConsistency(
                from: tree.size, root: tree.root(using: hasher), to: checkpoint.size, root: checkpoint.root,
                proof: hashes, using: hasher)
        else { throw fault(BundleFile.manifestName, .wrongProof) }
    }

    /// Reads a small file and compares its digest.
    private func read(_ name: String, maximumBytes: Int) throws -> [UInt8] {
        let bytes: [UInt8]
        do throws(DurableFileError) {
            bytes = try DurableFile.read(bundle.folder + "/" + name, maximumBytes: maximumBytes)
        } catch { throw fault(name, .unreadable(error)) }
        try compare(name, (BundleFile.hexadecimal(Digest.of(bytes, .sha256)), bytes.count))
        return bytes
    }

    private func compare(_ name: String, _ found: (sha256: String, bytes: Int)) throws(BundleError) {
        guard let listed = bundle.manifest.files.first(where: { $0.name == name }), listed.sha256 == found.sha256,
            listed.bytes == found.bytes
        else { throw fault(name, .wrongDigest) }
    }
}
