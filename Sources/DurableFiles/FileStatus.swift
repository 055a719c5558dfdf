import Glibc

/// What the kernel knows of a file, as far as it matters here.
struct FileStatus: Equatable {
    /// Whether it is a regular file: no link, folder, pipe or device.
    let isRegularFile: Bool
    /// Whether it is a folder.
    let isFolder: Bool
    /// The permission bits.
    let mode: UInt32
    /// The user who owns it.
    let owner: UInt32
    /// Its length in bytes.
    let byteCount: Int
    /// Device and number on it: what makes it this file and no other.
    let identity: [UInt64]

    init(_ status: stat) {
        isRegularFile = status.st_mode & S_IFMT == S_IFREG
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        byteCount = status.st_size
        identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    }

    /// What `path` names; nil when it names nothing.
    static func of(
        _ path: String, _ operation: DurableFileError.Operation, followingLinks: Bool = false
    ) throws(DurableFileError) -> FileStatus? {
        var status = stat()
        // The kernel fills our value during the call.
        if unsafe (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 { return FileStatus(status) }
        if errno == ENOENT { return nil }
        throw .last(operation, path)
    }
}
