internal import Glibc

/// An open regular file; owns the descriptor and closes it.
///
/// The descriptor, not the path, is handed on: what was sniffed is what is read, even if the name
/// comes to mean another file in between.
final class InputFile {
    let descriptor: CInt
    let byteCount: Int

    /// Opens the file for reading.
    ///
    /// `O_NONBLOCK` because opening a FIFO would otherwise wait for a writer; for regular files it
    /// has no effect.
    init(path: String) throws(FileDecodingError) {
        // The C string is Swift's and lives for the call.
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw FileDecodingError(.cannotOpen) }
        var status = stat()
        // `status` is ours; the kernel fills it during the call.
        let found = unsafe fstat(opened, &status)
        guard found == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw FileDecodingError(found == 0 ? .notAFile : .cannotRead)
        }
        descriptor = opened
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Up to `count` bytes from `offset` on, without moving the read position.
    func bytes(at offset: Int, count: Int) throws(FileDecodingError) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: min(count, max(0, byteCount - offset)))
        var filled = 0
        while filled < result.count {
            // The array owns the memory; the kernel writes into it during the call only.
            let got = unsafe result.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(offset + filled))
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw FileDecodingError(.cannotRead, byteOffset: offset + filled) }
            if got == 0 { break }
            filled += got
        }
        result.removeLast(result.count - filled)
        return result
    }

    /// Moves the read position.
    func seek(to offset: Int) throws(FileDecodingError) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else {
            throw FileDecodingError(.cannotRead, byteOffset: offset)
        }
    }

    /// Reads up to `count` bytes to `array[start...]`, which must have room; returns 0 at the end.
    func read(into array: inout [UInt8], at start: Int, count: Int) throws(FileDecodingError) -> Int {
        precondition(start >= 0 && count >= 0 && start + count <= array.count, "read outside of the buffer")
        while true {
            // The array owns the memory and was checked to hold `count` bytes from `start`.
            let got = unsafe array.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: start), count)
            }
            if got >= 0 { return got }
            if errno != EINTR { throw FileDecodingError(.cannotRead) }
        }
    }
}
