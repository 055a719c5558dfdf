private import CLinux
private import Glibc

/// One end of a non-blocking byte stream over a unix socket; closed when it goes out of use.
///
/// Deregister it from its loop before it goes.
public struct StreamSocket: ~Copyable {
    private let descriptor: FileDescriptor

    init(owning number: Int32) {
        descriptor = FileDescriptor(owning: number)
    }

    /// Number to register with a loop; valid as long as this value lives.
    public var fileDescriptor: Int32 { descriptor.number }

    /// Connects to a listener; fails at once when its queue is full or nobody listens.
    public static func connect(path: String) throws(SystemError) -> StreamSocket {
        let socket = StreamSocket(owning: try makeUnixSocket())
        var address = try unixAddress(path)
        // The address is copied by the call.
        guard unsafe clinux_connect(socket.fileDescriptor, &address) == 0 else { throw SystemError.last("connect") }
        return socket
    }

    /// Makes two connected ends, for tests and for threads of one process.
    public static func pair() throws(SystemError) -> StreamSocketPair {
        var numbers: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        // The kernel writes exactly two numbers into our array.
        guard unsafe socketpair(AF_UNIX, kind, 0, &numbers) == 0 else { throw SystemError.last("socketpair") }
        return StreamSocketPair(StreamSocket(owning: numbers[0]), StreamSocket(owning: numbers[1]))
    }

    /// Reads what is there into a part of the caller's buffer, without growing it.
    /// - Parameter window: Part of `buffer` to fill; must lie inside it.
    public borrowing func read(into buffer: inout [UInt8], window: Range<Int>) -> TransferResult {
        guard !window.isEmpty else { return .bytes(0) }
        let number = fileDescriptor
        // The kernel writes at most `window.count` bytes into the caller's array, which is ours during the call;
        // slicing checks that the window lies inside.
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[window])
            return unsafe recv(number, part.baseAddress, part.count, 0)
        }
        if count > 0 { return .bytes(count) }
        return count == 0 ? .closed : Self.failure("recv")
    }

    /// Writes a part of the caller's buffer; may take only some of it. Never raises SIGPIPE.
    /// - Parameter range: Part of `buffer` to send; must lie inside it.
    public borrowing func write(_ buffer: borrowing [UInt8], range: Range<Int>) -> TransferResult {
        guard !range.isEmpty else { return .bytes(0) }
        let number = fileDescriptor
        // The kernel reads the caller's array during the call only; slicing checks the range.
        let count = unsafe buffer.withUnsafeBytes { bytes in
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
            return unsafe send(number, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
        }
        return count >= 0 ? .bytes(count) : Self.failure("send")
    }

    /// Tells the other side that no more bytes follow; reading goes on.
    public borrowing func finishWriting() {
        // Fails only when the other side is gone, which the next read reports.
        _ = shutdown(fileDescriptor, Int32(SHUT_WR))
    }

    private static func failure(_ call: StaticString) -> TransferResult {
        let error = SystemError.last(call)
        switch error.number {
        case EAGAIN, EINTR: return .wouldBlock
        case EPIPE, ECONNRESET: return .closed
        default: return .failed(error)
        }
    }
}
