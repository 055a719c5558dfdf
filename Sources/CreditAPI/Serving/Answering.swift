import EventLoop
import FastCGI
import HTTPTypes

/// A request on its way to its answer, as lanes and services hold it.
///
/// Belongs to its loop's thread.
final class Answering {
    /// When the request was complete.
    let receivedAt: MonotonicInstant
    /// For metrics.
    var route: PublicRoute
    private weak var connection: FastCGIConnection?
    private let requestID: UInt16

    init(_ connection: FastCGIConnection, requestID: UInt16, route: PublicRoute, receivedAt: MonotonicInstant) {
        self.connection = connection
        self.requestID = requestID
        self.route = route
        self.receivedAt = receivedAt
    }

    /// Sends the answer; a caller that has gone is answered in vain.
    func answer(_ response: HTTPResponse) {
        connection?.answer(response, requestID: requestID, route: route, receivedAt: receivedAt)
    }
}
