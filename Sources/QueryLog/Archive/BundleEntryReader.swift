internal import Cryptography
import DurableFiles

/// Reads the entries of a chunk's file one after the other, with memory for a block and one entry.
struct BundleEntryReader {
    /// Bytes of the longest entry: far above what one answer can disclose.
    static let maximumEntryBytes = 16 << 20
    /// Bytes of the length before each entry.
    static let lengthBytes = 4

    let path: String

    /// Lends each entry.
    ///
    /// - Returns: Digest of the whole file in hexadecimal, and its length.
    /// - Throws: `DurableFileError`; `EntryFileFault` for a file that ends inside an entry; what `body` throws.
    func forEach(_ body: (Span<UInt8>) throws -> Void) throws -> (sha256: String, bytes: Int) {
        var reader = try BlockReader(path)
        var digest = try IncrementalDigest(.sha256)
        var buffer: [UInt8] = []
        while try reader.readBlock() {
            reader.withBlock { digest.update($0) }
            buffer += reader.block
            var start = 0
            while let length = Self.length(buffer, start), start + Self.lengthBytes + length <= buffer.count {
                guard length <= Self.maximumEntryBytes else { throw EntryFileFault() }
                let entry = start + Self.lengthBytes
                try body(buffer.span.extracting(entry..<entry + length))
                start = entry + length
            }
            if let length = Self.length(buffer, start), length > Self.maximumEntryBytes { throw EntryFileFault() }
            buffer.removeFirst(start)
        }
        guard buffer.isEmpty else { throw EntryFileFault() }
        return (BundleFile.hexadecimal(digest.finalize()), reader.byteCount)
    }

    /// Digest, length, and the times of the first and the last entry; nil times where they cannot be read.
    func summary() throws -> (sha256: String, bytes: Int, times: (first: Int64, last: Int64)?) {
        var first: [UInt8] = []
        var last: [UInt8] = []
        let found = try forEach { leaf in
            last.removeAll(keepingCapacity: true)
            for index in leaf.indices { last.append(leaf[index]) }
            if first.isEmpty { first = last }
        }
        guard let from = Self.time(first), let to = Self.time(last) else { return (found.sha256, found.bytes, nil) }
        return (found.sha256, found.bytes, (from, to))
    }

    private static func time(_ leaf: [UInt8]) -> Int64? {
        // What is wrong with it is said by whoever verifies the bundle.
        guard let layout = try? LeafLayout(leaf.span) else { return nil }
        return LogTime.microseconds(leaf.span, in: layout.time)
    }

    private static func length(_ buffer: [UInt8], _ start: Int) -> Int? {
        guard start + lengthBytes <= buffer.count else { return nil }
        return buffer[start..<start + lengthBytes].reduce(0) { $0 << 8 | Int($1) }
    }
}

/// The file is not a row of entries with their lengths.
struct EntryFileFault: Error {}
