/// Reads a file block by block, for digests and copies, with flat memory.
public enum FileBlocks {
    /// Bytes read at a time: large enough that the system call does not count.
    public static let defaultBlockBytes = 1 << 18

    /// Calls `body` with each block in order.
    ///
    /// - Throws: `.cannotOpen`, `.notAFile` or `.cannotRead`.
    public static func forEach(
        path: String, blockBytes: Int = defaultBlockBytes, _ body: ([UInt8]) -> Void
    ) throws(FileDecodingError) {
        let file = try InputFile(path: path)
        var offset = 0
        while offset < file.byteCount {
            let block = try file.bytes(at: offset, count: blockBytes)
            if block.isEmpty { return }
            body(block)
            offset += block.count
        }
    }
}
