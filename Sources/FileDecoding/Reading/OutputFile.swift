internal import Glibc

/// A file that is written beside its final place and appears there complete or not at all.
public struct OutputFile: ~Copyable {
    private let path: String
    private let temporaryPath: String
    private let descriptor: CInt
    private var isCommitted = false

    /// Opens a new file next to `path`; what stands at `path` stays until ``commit()``.
    ///
    /// - Parameter permissions: Mode of the file, such as `0o600`.
    /// - Throws: `.cannotWrite`.
    public init(replacing path: String, permissions: UInt32) throws(FileDecodingError) {
        self.path = path
        temporaryPath = path + ".part-\(getpid())"
        // The C string is Swift's and lives for the call.
        let opened = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, permissions)
        guard opened >= 0 else { throw FileDecodingError(.cannotWrite) }
        descriptor = opened
    }

    deinit {
        close(descriptor)
        // The C string is Swift's and lives for the call. A part that can't be removed harms nobody.
        if !isCommitted { _ = unsafe unlink(temporaryPath) }
    }

    /// Appends all bytes.
    public func write(_ bytes: [UInt8]) throws(FileDecodingError) {
        var written = 0
        while written < bytes.count {
            // The array owns the memory and outlives the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileDecodingError(.cannotWrite) }
            written += count
        }
    }

    /// Makes the content durable and puts the file in its place.
    public mutating func commit() throws(FileDecodingError) {
        // The C strings are Swift's and live for the call.
        guard fsync(descriptor) == 0, unsafe rename(temporaryPath, path) == 0 else {
            throw FileDecodingError(.cannotWrite)
        }
        isCommitted = true
    }
}
