internal import Cryptography
import DurableFiles
import TransparencyLog

/// The file with a chunk's entries while it is written, and the hashes of what it holds so far.
struct ChunkFile: ~Copyable {
    /// Hashes of the entries.
    private(set) var leaves: [MerkleHash] = []
    private let name: String
    private let hasher: MerkleHasher
    private var file: DurableFileWriter
    private var digest: IncrementalDigest

    init(folder: String, chunk: Range<Int>, mode: UInt32, hasher: MerkleHasher) throws {
        let name = BundleFile.entriesName(chunk.lowerBound)
        let file = try DurableFileWriter(folder + "/" + name, mode: mode)
        let digest = try IncrementalDigest(.sha256)
        self.init(name: name, hasher: hasher, file: file, digest: digest)
        leaves.reserveCapacity(chunk.count)
    }

    // Memberwise: a value that is never copied cannot be half initialized when something fails.
    private init(
        name: String, hasher: MerkleHasher, file: consuming DurableFileWriter, digest: consuming IncrementalDigest
    ) {
        self.name = name
        self.hasher = hasher
        self.file = file
        self.digest = digest
    }

    /// Appends an entry with its length before it.
    mutating func append(_ leaf: [UInt8]) throws {
        let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: leaf.count >> $0) }
        digest.update(length)
        digest.update(leaf)
        try file.write(length)
        try file.write(leaf)
        leaves.append(hasher.leaf(leaf))
    }

    /// Puts the file under its name.
    consuming func finish() throws -> BundleFile {
        let bytes = file.byteCount
        try file.finish()
        return BundleFile(name: name, bytes: bytes, sha256: BundleFile.hexadecimal(digest.finalize()))
    }
}
