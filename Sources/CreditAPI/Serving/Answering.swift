import EventLoop
import FastCGI
import HTTPTypes

/// A request on its way to its answer, as lanes and services hold it.
///
/// Belongs to its loop's thread.
final class Answering {
    /// When the request was complete.
    let receivedAt: MonotonicInstant
    /// Place of the route in its audience's list, for metrics; nil for none.
    var route: Int?
    private weak var connection: FastCGIConnection?
    private let requestID: UInt16
    /// Leave to hold a large body, which is in the hands of whoever answers; goes with the answer to the connection.
    private var permit: LargeBodies.Permit?

    init(
        _ connection: FastCGIConnection, requestID: UInt16, receivedAt: MonotonicInstant,
        permit: LargeBodies.Permit? = nil
    ) {
        self.permit = permit
        self.connection = connection
        self.requestID = requestID
        self.receivedAt = receivedAt
    }

    /// Asks for leave to answer with a large body; a request that came with one has it already.
    ///
    /// - Returns: Whether it has leave now.
    func takePermit(of bodies: LargeBodies) -> Bool {
        permit = permit ?? bodies.permit()
        return permit != nil
    }

    /// Sends the answer; a caller that has gone is answered in vain.
    func answer(_ response: HTTPResponse) {
        connection?.answer(
            response, requestID: requestID, route: route, receivedAt: receivedAt, permit: permit.take())
    }

    /// Whether somebody still waits for the answer.
    var isWanted: Bool { connection?.wants(requestID) ?? false }

    /// Begins an answer whose body comes in parts; nil when the caller has gone.
    ///
    /// - Parameter response: Status and header fields; its body is the first part.
    func beginStream(_ response: HTTPResponse) -> AnswerStream? {
        guard let connection, connection.wants(requestID) else { return nil }
        connection.beginStream(response, requestID: requestID)
        return AnswerStream(
            connection, requestID: requestID, route: route, receivedAt: receivedAt, status: response.status)
    }
}
