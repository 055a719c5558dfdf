private import Glibc

/// A file that is written beside its target, as `<target>.partial`, and takes its place when it is complete.
///
/// The name is always the same, so that a killed program leaves at most one, and the next writer takes it over.
/// A lock keeps two writers apart.
struct StagedFile: ~Copyable {
    /// What stands at the end of the names of incomplete files.
    static let suffix = ".partial"
    /// How often a writer may find the file renamed away under it by another one that was faster.
    private static let maximumAttempts = 10

    private static let ownerMayWrite: UInt32 = 0o200

    /// The path at which the file will appear.
    let target: String
    private let mode: UInt32
    private let file: OpenFile

    /// Makes the file or takes over what is left of one, empty.
    ///
    /// - Throws: `.notARegularFile` when the target is there and is none, `.alreadyLocked` when another writer
    ///   is at it.
    init(target: String, mode: UInt32) throws(DurableFileError) {
        if let status = try FileStatus.of(target, .replace), !status.isRegularFile {
            throw DurableFileError(.replace, target, .notARegularFile)
        }
        let file = try Self.openLocked(target + Self.suffix)
        try file.truncate(to: 0, .replace)
        // Before the first byte, so that nobody reads it under the mode that was left; writable, so that the
        // next writer can take over what this one leaves when it is killed.
        try file.setMode(mode | Self.ownerMayWrite, .replace)
        self.mode = mode
        self.target = target
        self.file = file
    }

    /// Appends to the staged file.
    func write(_ bytes: Span<UInt8>) throws(DurableFileError) {
        try file.write(bytes, .write)
    }

    /// Puts the file in the target's place, on disk when it returns.
    ///
    /// - Throws: Before the renaming the old target is whole. When synchronizing the folder fails, the new one
    ///   is there, but may be the old one again after a power failure.
    ///   What was not renamed is removed: on a full disk it would stand in the way of the next attempt.
    consuming func commit() throws(DurableFileError) {
        do throws(DurableFileError) {
            try file.synchronize()
            guard unsafe rename(file.path, target) == 0 else { throw .last(.replace, target) }
        } catch {
            discard()
            throw error
        }
        if mode & Self.ownerMayWrite == 0 {
            try file.setMode(mode, .replace)
            try file.synchronize()
        }
        try Folder.synchronize(of: target)
    }

    /// Removes the staged file: on a full disk it is what stands in the way of the next attempt.
    consuming func discard() {
        // A file that cannot be removed is overwritten by the next writer.
        _ = unsafe unlink(file.path)
    }

    private static func openLocked(_ path: String) throws(DurableFileError) -> OpenFile {
        for _ in 0..<maximumAttempts {
            let file = try OpenFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW)
            let status = try file.regularStatus(.replace)
            try file.lock()
            // Between opening and locking another writer may have renamed the file to its target, which must
            // not be cut.
            if try FileStatus.of(path, .replace)?.identity == status.identity { return file }
        }
        throw DurableFileError(.lock, path, .alreadyLocked)
    }
}
