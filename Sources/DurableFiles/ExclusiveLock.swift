private import Glibc

/// A lock that one process of a machine holds at a time; goes with the process, however it ends.
///
/// Held from `init` until the value is released or goes out of use. The file stays: removing it would let two hold it.
public struct ExclusiveLock: ~Copyable, Sendable {
    private let file: OpenFile

    /// Takes the lock without waiting.
    ///
    /// - Parameter path: A file of mode 0600 that is made when absent and has no content.
    /// - Throws: `.alreadyLocked` when this or another process holds it; `.notARegularFile`.
    public init(_ path: String) throws(DurableFileError) {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
        _ = try file.regularStatus(.lock)
        try file.lock()
        self.file = file
    }

    /// Lets the lock go.
    public consuming func release() {}
}
