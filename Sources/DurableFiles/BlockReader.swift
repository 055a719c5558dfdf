private import Glibc

/// Reads a file from its beginning to its end in blocks, with memory for one.
///
/// Belongs to one thread.
public struct BlockReader: ~Copyable {
    /// Length of the file in bytes when it was opened.
    public let byteCount: Int
    /// How many bytes were read so far, this block's included.
    public private(set) var position = 0
    private let file: OpenFile
    private var buffer: [UInt8]
    private var filled = 0

    /// Opens a regular file; links are followed.
    ///
    /// - Parameter blockBytes: Size of a block, 1 byte to 64 MiB; 1 MiB makes the cost of a system call vanish.
    public init(_ path: String, blockBytes: Int = 1 << 20) throws(DurableFileError) {
        precondition((1...1 << 26).contains(blockBytes), "a block is memory that is held all the time")
        let file = try OpenFile(path, O_RDONLY)
        byteCount = try file.regularStatus(.read).byteCount
        buffer = [UInt8](repeating: 0, count: blockBytes)
        self.file = file
    }

    /// Reads the next block in the place of the one before.
    ///
    /// - Returns: `false` at the end of the file, when there is no block. All blocks but the last are full.
    public mutating func readBlock() throws(DurableFileError) -> Bool {
        filled = try file.read(into: &buffer)
        position += filled
        return filled > 0
    }

    /// Lends the block that was read last; empty before the first and after the last.
    public borrowing func withBlock<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(buffer.span.extracting(first: filled))
    }

    /// The block that was read last. Keeping it over the next `readBlock` costs a copy of the whole buffer.
    public var block: ArraySlice<UInt8> { buffer[..<filled] }
}
