import EventLoop
import Glibc
import Synchronization
import Testing

/// A server that answers as a test says, one connection after another, on a thread of its own; loopback or a
/// unix socket.
final class TestServer: Sendable {
    struct Request: Sendable {
        let head: String
        let body: [UInt8]
    }

    enum Answer: Sendable {
        /// These bytes; the connection stays.
        case bytes([UInt8])
        /// These bytes, and the end of the connection.
        case bytesAndEnd([UInt8])
        /// Nothing, until the client goes.
        case nothing
    }

    private struct State {
        var requests: [Request] = []
        var connectionCount = 0
        var connection: Int32?
        var isStopped = false
    }

    let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())
    private let answer: @Sendable (Request) -> Answer
    private let thread = Mutex<Thread?>(nil)

    init(unixSocketPath: String? = nil, _ answer: @escaping @Sendable (Request) -> Answer) throws {
        self.answer = answer
        (listener, port) = try unixSocketPath.map { (try boundSocket(path: $0), 0) } ?? boundSocket()
        try #require(listen(listener, 16) == 0)
        let started = try Thread.spawn(name: "test server") { self.serve() }
        thread.withLock { $0 = started }
    }

    var url: String { "http://127.0.0.1:\(port)/add-checkpoint" }
    var requests: [Request] { state.withLock { $0.requests } }
    var connectionCount: Int { state.withLock { $0.connectionCount } }

    /// Ends the thread; to be called at the end of each test.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            if let connection = state.connection { _ = shutdown(connection, Int32(SHUT_RDWR)) }
        }
        // Wakes accept().
        _ = shutdown(listener, Int32(SHUT_RDWR))
        thread.withLock { $0 }?.join()
        close(listener)
    }

    static func text(_ status: String, _ body: String, headers: String = "") -> [UInt8] {
        Array("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)".utf8)
    }

    private func serve() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            let isStopped = state.withLock { state in
                state.connectionCount += 1
                state.connection = connection
                return state.isStopped
            }
            if !isStopped { converse(connection) }
            state.withLock { $0.connection = nil }
            close(connection)
        }
    }

    private func converse(_ connection: Int32) {
        while let request = receive(connection) {
            state.withLock { $0.requests.append(request) }
            switch answer(request) {
            case .bytes(let bytes): deliver(bytes, connection)
            case .bytesAndEnd(let bytes): return deliver(bytes, connection)
            case .nothing: break
            }
        }
    }

    private func receive(_ connection: Int32) -> Request? {
        let end = Array("\r\n\r\n".utf8)
        var bytes: [UInt8] = []
        var headCount: Int?
        var wanted = 0
        while true {
            if headCount == nil, let found = bytes.firstRange(of: end) {
                headCount = found.upperBound
                let head = String(decoding: bytes[..<found.upperBound], as: UTF8.self)
                let length = head.lowercased().split(separator: "content-length: ").dropFirst().first
                wanted = found.upperBound + (length.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0)
            }
            if let headCount, bytes.count >= wanted {
                return Request(
                    head: String(decoding: bytes[..<headCount], as: UTF8.self), body: Array(bytes[headCount..<wanted]))
            }
            var part = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe recv(connection, &part, part.count, 0)
            guard count > 0 else { return nil }
            bytes += part[..<count]
            // The beginning of TLS, which gets the answer that nginx gives.
            if bytes.first == 0x16 {
                deliver(Self.text("400 Bad Request", ""), connection)
                return nil
            }
        }
    }

    private func deliver(_ bytes: [UInt8], _ connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // The client has gone, as some tests want.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
