internal import CLinux
private import Glibc

/// Makes a non-blocking stream socket that is not handed down to child processes.
func makeUnixSocket() throws(SystemError) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let number = socket(AF_UNIX, kind, 0)
    guard number >= 0 else { throw SystemError.last("socket") }
    return number
}

/// The socket address of a path.
/// - Throws: ENAMETOOLONG when the path does not fit (107 bytes), EINVAL when it is empty or holds
///   a zero byte.
func unixAddress(_ path: String) throws(SystemError) -> sockaddr_un {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, !bytes.contains(0) else { throw SystemError("bind", number: EINVAL) }
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
        throw SystemError("bind", number: ENAMETOOLONG)
    }
    // `sun_path` is a tuple of bytes, zeroed above, and the path is shorter than it: the terminator stays.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
        unsafe field.copyBytes(from: bytes)
    }
    return address
}
