/// Writes a large file in pieces; it appears under its name when it is complete.
///
/// Until then it is `<path>.partial`. A writer that is let go before `finish` leaves it, and the next one
/// overwrites it. Belongs to one thread.
public struct DurableFileWriter: ~Copyable {
    /// How many bytes are collected before they are written: 1 MiB, so that small pieces cost no system call each.
    static let bufferBytes = 1 << 20

    /// How many bytes were taken so far.
    public private(set) var byteCount = 0
    private let staged: StagedFile
    private var buffer: [UInt8] = []

    /// Begins the file.
    ///
    /// - Parameter mode: Permission bits of the file, whatever the process's mask.
    /// - Throws: `.notARegularFile` when a link or something else stands at `path`; `.alreadyLocked` when
    ///   another writer is at it.
    public init(_ path: String, mode: UInt32) throws(DurableFileError) {
        staged = try StagedFile(target: path, mode: mode)
        buffer.reserveCapacity(Self.bufferBytes)
    }

    /// Takes the next piece.
    ///
    /// - Throws: When the disk is full, for example; the writer is then of no more use.
    public mutating func write(_ bytes: Span<UInt8>) throws(DurableFileError) {
        byteCount += bytes.count
        if buffer.count + bytes.count > Self.bufferBytes { try flush() }
        guard bytes.count < Self.bufferBytes else { return try staged.write(bytes) }
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }

    /// Takes the next piece.
    public mutating func write(_ bytes: [UInt8]) throws(DurableFileError) {
        try write(bytes.span)
    }

    /// Writes what is left and puts the file under its name, on disk when it returns.
    public consuming func finish() throws(DurableFileError) {
        try flush()
        try staged.commit()
    }

    private mutating func flush() throws(DurableFileError) {
        try staged.write(buffer.span)
        buffer.removeAll(keepingCapacity: true)
    }
}
