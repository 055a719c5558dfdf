private import CLinux
private import Glibc
private import Synchronization

/// Accepts connections at a path of the file system.
///
/// May be shared by several loops (register with `.exclusive`); `close()` after all of them have
/// deregistered it.
public final class UnixListener: Sendable {
    /// Identity of the file we made, so that closing never removes a successor's.
    private struct FileIdentity: Equatable {
        let device: UInt64
        let node: UInt64
    }

    private let descriptor: FileDescriptor
    private let path: String
    private let identity: FileIdentity?
    private let isClosed = Atomic(false)

    /// Binds and listens.
    ///
    /// A socket file left by a dead process is removed, but only after a connection attempt shows
    /// that nobody listens; other kinds of files are never removed.
    /// - Parameters:
    ///   - path: At most 107 bytes.
    ///   - permissions: Exact permission bits of the file; it is never more open than this, not
    ///     even for a moment.
    ///   - backlog: Connections that may wait; the kernel limits it to `net.core.somaxconn`.
    /// - Throws: EADDRINUSE when somebody listens there or the path is another kind of file.
    public init(path: String, permissions: UInt32, backlog: Int32 = 1024) throws(SystemError) {
        let owned = FileDescriptor(owning: try makeUnixSocket())
        // Linux takes the mode of the new file from the socket's own (and the umask): this closes the gap before
        // chmod.
        guard fchmod(owned.number, permissions) == 0 else { throw SystemError.last("fchmod") }
        do {
            try Self.bind(owned.number, path)
        } catch let error where error.number == EADDRINUSE && Self.isStale(path) {
            guard unsafe unlink(path) == 0 else { throw SystemError.last("unlink") }
            try Self.bind(owned.number, path)
        }
        guard unsafe chmod(path, permissions) == 0 else { throw SystemError.last("chmod") }
        guard listen(owned.number, backlog) == 0 else { throw SystemError.last("listen") }
        self.path = path
        identity = Self.socketIdentity(path)
        descriptor = owned
    }

    deinit {
        close()
    }

    /// Number to register with a loop.
    public var fileDescriptor: Int32 { descriptor.number }

    /// Takes one waiting connection; never blocks. Call on any thread.
    public func accept() -> AcceptResult {
        while true {
            let number = clinux_accept(descriptor.number)
            if number >= 0 { return .connection(StreamSocket(owning: number)) }
            let error = SystemError.last("accept4")
            switch error.number {
            case ECONNABORTED, EINTR: continue
            case EAGAIN: return .wouldBlock
            default: return .failed(error)
            }
        }
    }

    /// Removes the file and refuses new connections; the descriptor itself closes with the last
    /// reference.
    public func close() {
        guard !isClosed.exchange(true, ordering: .relaxed) else { return }
        _ = shutdown(descriptor.number, Int32(SHUT_RDWR))
        if let identity, Self.socketIdentity(path) == identity { _ = unsafe unlink(path) }
    }

    private static func bind(_ number: Int32, _ path: String) throws(SystemError) {
        var address = try unixAddress(path)
        // The address is copied by the call.
        guard unsafe clinux_bind(number, &address) == 0 else { throw SystemError.last("bind") }
    }

    private static func isStale(_ path: String) -> Bool {
        // Connecting to a regular file is refused too, so the kind is checked first.
        guard socketIdentity(path) != nil else { return false }
        do {
            _ = try StreamSocket.connect(path: path)
            return false
        } catch {
            return error.number == ECONNREFUSED
        }
    }

    private static func socketIdentity(_ path: String) -> FileIdentity? {
        var status = stat()
        // The kernel fills our local value; the path is copied.
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    }
}
