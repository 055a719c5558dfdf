import Glibc

/// A path in the system's folder for temporary files, unlike all others of this process.
func temporaryPath(_ name: String) -> String {
    "/tmp/credit-loop-\(getpid())-\(UInt32.random(in: .min ... .max))-\(name)"
}

/// Permission bits of a file, or nil when there is none.
func permissionBits(_ path: String) -> UInt32? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    return status.st_mode & 0o7777
}
