private import CLinux
private import Glibc

/// An open file of which the path is known; closed when its owner lets go of it.
struct OpenFile: ~Copyable {
    /// The path under which it was opened.
    let path: String
    /// The descriptor; valid as long as this value lives.
    let number: Int32

    /// Opens `path`. Never waits for the other side of a pipe, and no child inherits the descriptor.
    init(_ path: String, _ flags: Int32, creationMode: UInt32 = 0o600) throws(DurableFileError) {
        self.path = path
        number = unsafe open(path, flags | O_CLOEXEC | O_NONBLOCK, creationMode)
        if number < 0 { throw Self.openingFailed(path, flags, errno) }
    }

    // The result is ignored on purpose: after close() the number is free whatever it returns (Linux), and what must
    // last was synchronized before.
    deinit { if number >= 0 { _ = close(number) } }

    /// What is known of the file itself, whatever its path names now.
    func status(_ operation: DurableFileError.Operation) throws(DurableFileError) -> FileStatus {
        var status = stat()
        // The kernel fills our value during the call.
        guard unsafe fstat(number, &status) == 0 else { throw .last(operation, path) }
        return FileStatus(status)
    }

    /// The same, refusing everything but regular files.
    func regularStatus(_ operation: DurableFileError.Operation) throws(DurableFileError) -> FileStatus {
        let status = try status(operation)
        guard status.isRegularFile else { throw DurableFileError(operation, path, .notARegularFile) }
        return status
    }

    /// Writes all of `bytes` where the file stands.
    func write(_ bytes: Span<UInt8>, _ operation: DurableFileError.Operation) throws(DurableFileError) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.extracting(droppingFirst: written)
            // The kernel reads the caller's memory during the call only.
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw .last(operation, path)
            }
        }
    }

    /// Fills `buffer` from where the file stands.
    ///
    /// - Returns: How many bytes; fewer than fit only at the end of the file.
    func read(into buffer: inout [UInt8]) throws(DurableFileError) -> Int {
        var filled = 0
        while filled < buffer.count {
            // The kernel writes at most the rest of the caller's array, which is ours during the call.
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
                return unsafe Glibc.read(number, rest.baseAddress, rest.count)
            }
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw .last(.read, path)
            }
        }
        return filled
    }

    /// Waits until the file is on the disk.
    func synchronize() throws(DurableFileError) {
        guard fsync(number) == 0 else { throw .last(.synchronize, path) }
    }

    /// Takes the lock of the file without waiting; it goes with the descriptor.
    func lock() throws(DurableFileError) {
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: throw DurableFileError(.lock, path, .alreadyLocked)
            default: throw .last(.lock, path)
            }
        }
    }

    /// Cuts the file to `length` bytes.
    func truncate(to length: Int, _ operation: DurableFileError.Operation) throws(DurableFileError) {
        guard ftruncate(number, length) == 0 else { throw .last(operation, path) }
    }

    /// Sets the mode bits, whatever the process's mask.
    func setMode(_ mode: UInt32, _ operation: DurableFileError.Operation) throws(DurableFileError) {
        guard fchmod(number, mode) == 0 else { throw .last(operation, path) }
    }

    private static func openingFailed(_ path: String, _ flags: Int32, _ number: Int32) -> DurableFileError {
        // O_NOFOLLOW answers a link with ELOOP.
        let isLink = number == ELOOP && flags & O_NOFOLLOW != 0
        return DurableFileError(.open, path, isLink ? .notARegularFile : .system(number))
    }
}
