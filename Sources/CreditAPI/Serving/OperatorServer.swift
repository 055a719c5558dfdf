import EventLoop
import FastCGI
import HTTPTypes
import Observability

/// Health and metrics, on a socket of their own that no citizen reaches.
///
/// Belongs to its loop's thread.
final class OperatorServer: FastCGIConnection.Owner, ReadinessHandler {
    /// Connections at once; a collector and a prober need two.
    private static let maximumConnections = 16

    let loop: EventLoop
    private let listener: UnixListener
    private let state: ServiceState
    private let metrics: ServiceMetrics
    private var connections: [ObjectIdentifier: FastCGIConnection] = [:]

    init(loop: EventLoop, listener: UnixListener, state: ServiceState, metrics: ServiceMetrics) {
        self.loop = loop
        self.listener = listener
        self.state = state
        self.metrics = metrics
    }

    func start() throws(SystemError) {
        try loop.register(listener.fileDescriptor, .readable, handler: self)
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        switch listener.accept() {
        case .connection(let socket):
            guard connections.count < Self.maximumConnections else { return }
            let connection = FastCGIConnection(socket, owner: self, limits: .default)
            // Without a place in the loop the connection is dropped, and the prober comes again.
            guard (try? loop.register(connection.fileDescriptor, .readable, handler: connection)) != nil else { return }
            connections[ObjectIdentifier(connection)] = connection
        case .wouldBlock: return
        case .failed(_): return
        }
    }

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let path: RequestPath
        do throws(RequestPathError) { path = try RequestPath(request["REQUEST_URI"] ?? []) } catch {
            return answering.answer(Problem(.malformedRequest).response)
        }
        guard HTTPMethod(request["REQUEST_METHOD"] ?? []) == .get else {
            return answering.answer(Problem(.methodNotAllowed).response)
        }
        switch path.segments {
        case ["healthz"]: answering.answer(Self.json(.ok, #"{"status":"alive"}"#))
        case ["readyz"]:
            let obstacles = state.obstacles.map { "\"\($0)\"" }.joined(separator: ",")
            answering.answer(
                Self.json(
                    obstacles.isEmpty ? .ok : .serviceUnavailable,
                    #"{"status":"\#(obstacles.isEmpty ? "ready" : "not_ready")","obstacles":[\#(obstacles)]}"#))
        case ["metrics"]:
            answering.answer(
                HTTPResponse(
                    status: .ok,
                    headers: [
                        HTTPHeaderField(.contentType, HTTPHeaderValue(literal: MetricsRegistry.contentType))
                    ], body: Array(metrics.registry.render().utf8)))
        default: answering.answer(Problem(.noSuchResource).response)
        }
    }

    private static func json(_ status: HTTPStatus, _ text: String) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: Array(text.utf8))
    }

    // Health checks are not counted among the citizens' requests.
    func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant) {}

    func closed(_ connection: FastCGIConnection) {
        connections[ObjectIdentifier(connection)] = nil
    }

    // It answers to the end, so that whoever watches the stop sees it.
    var isDraining: Bool { false }
}
