import EventLoop
import HTTPTypes

/// An answer whose body is sent in parts, so that a large one is never whole in memory.
///
/// Belongs to its loop's thread. Without `end()` the caller never hears the end of it.
final class AnswerStream {
    private weak var connection: FastCGIConnection?
    private let requestID: UInt16
    private let route: Int?
    private let receivedAt: MonotonicInstant
    private let status: HTTPStatus
    private var isEnded = false

    init(
        _ connection: FastCGIConnection, requestID: UInt16, route: Int?, receivedAt: MonotonicInstant,
        status: HTTPStatus
    ) {
        self.connection = connection
        self.requestID = requestID
        self.route = route
        self.receivedAt = receivedAt
        self.status = status
    }

    /// Whether the caller still listens; what is sent to one that has gone is dropped.
    var isWanted: Bool { connection?.wants(requestID) ?? false }

    /// Bytes that were written and that the caller has not taken yet: whoever makes parts waits until they are few.
    var waitingBytes: Int { connection?.waitingBytes ?? 0 }

    /// Sends a part.
    func write(_ part: [UInt8]) {
        guard !isEnded else { return }
        connection?.append(part[...], requestID: requestID)
    }

    /// Ends the answer; does nothing the second time.
    func end() {
        guard !isEnded else { return }
        isEnded = true
        connection?.endStream(requestID: requestID, route: route, status: status, receivedAt: receivedAt)
    }
}
