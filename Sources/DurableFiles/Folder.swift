private import Glibc

/// The folder in which a file lies.
enum Folder {
    /// The folder of `path`, without looking at the disk.
    static func of(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Waits until the names in the folder of `path` are on the disk: without it a file that was made, renamed
    /// or removed may be so only until the power fails.
    static func synchronize(of path: String) throws(DurableFileError) {
        let folder = try OpenFile(of(path), O_RDONLY | O_DIRECTORY)
        try folder.synchronize()
    }
}
