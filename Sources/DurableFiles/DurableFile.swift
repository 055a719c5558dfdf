private import Glibc

/// Files of which a program relies on what it wrote, whatever happens next: a crash, a full disk, a power failure.
///
/// All functions block and may be called from any thread. One file has one writer.
public enum DurableFile {
    /// Replaces the content of a file, or makes it: whoever reads sees the old content or the new one, whole.
    ///
    /// Writes `<path>.partial`, synchronizes it, renames it, synchronizes the folder.
    /// - Parameter mode: Permission bits of the new file, whatever the process's mask.
    /// - Throws: `.notARegularFile` when a link or something else stands there; `.alreadyLocked` when another
    ///   writer is at it. After a failed write, for example on a full disk, the old file is whole and nothing
    ///   is left beside it.
    public static func replace(_ path: String, with bytes: [UInt8], mode: UInt32) throws(DurableFileError) {
        let staged = try StagedFile(target: path, mode: mode)
        do throws(DurableFileError) {
            try staged.write(bytes.span)
        } catch {
            staged.discard()
            throw error
        }
        try staged.commit()
    }

    /// Makes a file that nobody has made before; whoever reads sees all of it or nothing.
    ///
    /// Writes, synchronizes and renames as `replace` does.
    /// - Parameter mode: Permission bits of the file, whatever the process's mask.
    /// - Throws: `.alreadyThere` when there is anything of this name, which stays as it is; after every other failure
    ///   nothing is left under the name, as far as the file system still does what it is told.
    public static func make(_ path: String, with bytes: [UInt8], mode: UInt32) throws(DurableFileError) {
        let staged = try StagedFile(target: path, mode: mode)
        do throws(DurableFileError) {
            // Under the lock of the staged file, which every other maker of this name needs, too.
            if try FileStatus.of(path, .make) != nil { throw DurableFileError(.make, path, .alreadyThere) }
            try staged.write(bytes.span)
        } catch {
            staged.discard()
            throw error
        }
        do throws(DurableFileError) { try staged.commit() } catch {
            // Complete, but perhaps not on the disk: not what was promised. The first failure is the one to report.
            _ = unsafe unlink(path)
            throw error
        }
    }

    /// Appends to a file, or makes it; on disk when it returns.
    ///
    /// A crash in the middle may leave a part of `bytes`; a failed write leaves the file as it was.
    /// - Parameter mode: Permission bits of a file that is made; those of an old one stay.
    /// - Throws: `.notARegularFile` for a link and other things.
    public static func append(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(DurableFileError) {
        if try FileStatus.of(path, .append) == nil { try makeEmpty(path, mode: mode) }
        let file = try OpenFile(path, O_WRONLY | O_APPEND | O_NOFOLLOW)
        let before = try file.regularStatus(.append)
        do throws(DurableFileError) {
            try file.write(bytes.span, .append)
        } catch {
            // The first failure is the one to report; what cannot be cut off is what a crash would leave too.
            try? file.truncate(to: before.byteCount, .append)
            throw error
        }
        try file.synchronize()
    }

    /// Reads a regular file as a whole; links are followed.
    ///
    /// - Throws: `.tooLarge` for more than `maximumBytes`; an error with `isAbsence` when there is none.
    public static func read(_ path: String, maximumBytes: Int) throws(DurableFileError) -> [UInt8] {
        try read(OpenFile(path, O_RDONLY), maximumBytes: maximumBytes)
    }

    /// Reads the file of a secret: a regular file, no link, of this user or root, with mode 0400 or 0600.
    ///
    /// What is checked is what is read: the open file and not its name.
    /// - Throws: `.openToOthers`, `.foreignOwner`, `.notARegularFile`, `.tooLarge`.
    public static func readSecret(_ path: String, maximumBytes: Int) throws(DurableFileError) -> [UInt8] {
        let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
        let status = try file.regularStatus(.read)
        guard status.owner == geteuid() || status.owner == 0 else { throw DurableFileError(.read, path, .foreignOwner) }
        guard status.mode == 0o400 || status.mode == 0o600 else {
            throw DurableFileError(.read, path, .openToOthers(mode: status.mode))
        }
        return try read(file, maximumBytes: maximumBytes)
    }

    /// Removes a file, on disk when it returns; nothing happens when there is none.
    public static func remove(_ path: String) throws(DurableFileError) {
        guard unsafe unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw .last(.remove, path)
        }
        try Folder.synchronize(of: path)
    }

    /// Makes a folder, and those above it that are missing; on disk when it returns.
    ///
    /// - Parameter mode: Permission bits of the folders that are made; those of old ones stay.
    /// - Throws: `.notAFolder` when something else stands there.
    public static func makeFolder(_ path: String, mode: UInt32) throws(DurableFileError) {
        if try isFolder(path) { return }
        let parent = Folder.of(path)
        if path.hasSuffix("/") { return try makeFolder(parent, mode: mode) }
        try makeFolder(parent, mode: mode)
        // The mode again after making: the process's mask took bits away.
        guard unsafe mkdir(path, mode) == 0, unsafe chmod(path, mode) == 0 else {
            // Another program was faster.
            if errno == EEXIST, try isFolder(path) { return }
            throw .last(.makeFolder, path)
        }
        try Folder.synchronize(of: path)
    }

    /// Makes the folders that are missing in a folder; on disk when it returns, by one synchronization for all.
    ///
    /// - Parameters:
    ///   - names: Without a slash.
    ///   - mode: Permission bits of the folders that are made; those of old ones stay.
    /// - Throws: `.notAFolder` when something else stands there.
    public static func makeFolders(_ names: [String], in folder: String, mode: UInt32) throws(DurableFileError) {
        for name in names {
            let path = "\(folder)/\(name)"
            if try isFolder(path) { continue }
            guard unsafe mkdir(path, mode) == 0, unsafe chmod(path, mode) == 0 else {
                if errno == EEXIST, try isFolder(path) { continue }
                throw .last(.makeFolder, path)
            }
        }
        // Also when all were there: whoever made them may have been killed before this.
        try Folder.synchronize(of: "\(folder)/.")
    }

    /// Checks that a folder is there in which this process can make and remove files.
    ///
    /// - Throws: `.notAFolder`; an error with `isAbsence` when there is none; EACCES, EROFS.
    public static func requireWritableFolder(_ path: String) throws(DurableFileError) {
        guard try isFolder(path) else { throw DurableFileError(.open, path, .system(ENOENT)) }
        guard unsafe access(path, W_OK | X_OK) == 0 else { throw .last(.write, path) }
    }

    private static func makeEmpty(_ path: String, mode: UInt32) throws(DurableFileError) {
        let file = try OpenFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW)
        try file.setMode(mode, .append)
        try file.synchronize()
        try Folder.synchronize(of: path)
    }

    private static func read(_ file: borrowing OpenFile, maximumBytes: Int) throws(DurableFileError) -> [UInt8] {
        let status = try file.regularStatus(.read)
        guard status.byteCount <= maximumBytes else {
            throw DurableFileError(.read, file.path, .tooLarge(maximumBytes: maximumBytes))
        }
        // One more than is there, so that a file that grows meanwhile, or one of /proc, is noticed.
        var bytes = [UInt8](repeating: 0, count: status.byteCount + 1)
        let count = try file.read(into: &bytes)
        guard count <= status.byteCount else {
            throw DurableFileError(.read, file.path, .tooLarge(maximumBytes: status.byteCount))
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    private static func isFolder(_ path: String) throws(DurableFileError) -> Bool {
        // Links are followed: operators put folders where there is room.
        guard let status = try FileStatus.of(path, .makeFolder, followingLinks: true) else { return false }
        guard status.isFolder else { throw DurableFileError(.makeFolder, path, .notAFolder) }
        return true
    }
}
