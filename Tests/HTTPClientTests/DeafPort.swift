import Glibc

/// A port on which nobody listens, held so that nobody else gets it meanwhile.
final class DeafPort: Sendable {
    let port: UInt16
    private let socket: Int32

    init() throws {
        (socket, port) = try boundSocket()
    }

    deinit { close(socket) }

    var url: String { "http://127.0.0.1:\(port)/" }
}
