private import Glibc

/// A file system in memory that a test can fill or take the writing from; it goes with the value.
///
/// Needs the right to mount. Belongs to one test, which should be a process of its own (`processExitsWith`).
public struct SmallDisk: ~Copyable {
    /// Whether this process may mount one; says so when it may not.
    public static let isPossible: Bool = {
        let place = "/tmp/credit-disk-\(getpid())-\(UInt64.random(in: .min ... .max))"
        guard geteuid() == 0, unsafe mkdir(place, 0o700) == 0 else { return refuse() }
        // What stays in the temporary directory does no harm.
        defer { _ = unsafe rmdir(place) }
        guard let disk = try? SmallDisk(at: place, options: "size=64k") else { return refuse() }
        disk.end()
        return true
    }()

    private static func refuse() -> Bool {
        print("SKIPPED: a small file system needs the right to mount")
        return false
    }

    private let path: String

    /// Mounts one over a folder.
    ///
    /// - Parameter options: As `mount` takes them for tmpfs, such as `size=64k` or `nr_inodes=2`.
    /// - Throws: `FaultError` with the number of the system.
    public init(at path: String, options: String) throws(FaultError) {
        guard unsafe mount("tmpfs", path, "tmpfs", 0, options) == 0 else { throw FaultError(number: errno) }
        self.path = path
    }

    // What is still in use stays until its process ends.
    deinit { _ = unsafe umount2(path, Int32(MNT_DETACH)) }

    /// Lets nothing more be written, as a kernel does after a failure of the disk.
    public func makeReadOnly() throws(FaultError) {
        guard unsafe mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "") == 0 else {
            throw FaultError(number: errno)
        }
    }

    /// Unmounts it.
    public consuming func end() {}
}
