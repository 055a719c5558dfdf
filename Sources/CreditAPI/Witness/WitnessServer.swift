import EventLoop
import FastCGI
import HTTPTypes
import Observability
import TransparencyLog

/// The witness's side of nginx: one loop, one ledger.
///
/// Belongs to its loop's thread.
final class WitnessServer: FastCGIConnection.Owner, ReadinessHandler {
    /// Connections at once; logs ask one at a time, and nginx keeps others away.
    private static let maximumConnections = 64

    let loop: EventLoop
    private let listener: UnixListener
    private let ledger: WitnessLedger
    private let log: Log
    private var connections: [ObjectIdentifier: FastCGIConnection] = [:]
    /// Whether the program ends: what was asked is answered, nothing new is taken.
    private(set) var isDraining = false

    init(loop: EventLoop, listener: UnixListener, ledger: WitnessLedger, log: Log) {
        self.loop = loop
        self.listener = listener
        self.ledger = ledger
        self.log = log
    }

    func start() throws(SystemError) {
        try loop.register(listener.fileDescriptor, .readable, handler: self)
    }

    /// Ends the loop; every request is answered in the turn in which it is complete, so none is owed.
    func stop() {
        isDraining = true
        loop.deregister(listener.fileDescriptor)
        loop.stop()
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        switch listener.accept() {
        case .connection(let socket):
            guard connections.count < Self.maximumConnections else { return }
            let connection = FastCGIConnection(
                socket, owner: self, limits: FastCGILimits(maximumBodyBytes: WitnessSubmission.maximumBytes))
            // Without a place in the loop the connection is dropped, and the log comes again.
            guard (try? loop.register(connection.fileDescriptor, .readable, handler: connection)) != nil else { return }
            connections[ObjectIdentifier(connection)] = connection
        case .wouldBlock: return
        case .failed(let error): log.write(.error, "accept_failed", .integer(.errnoValue, error.number))
        }
    }

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let answer = answer(request)
        if answer.status == .unprocessableContent || answer.status == .internalServerError {
            // A log that contradicts itself is what a witness is there to see.
            log.write(.error, "checkpoint_refused", .integer(.status, answer.status.code))
        }
        answering.answer(answer.response)
    }

    private func answer(_ request: FastCGIRequest) -> WitnessAnswer {
        guard let path = try? RequestPath(request["REQUEST_URI"] ?? []) else {
            return WitnessAnswer(.badRequest, "no path\n")
        }
        let method = HTTPMethod(request["REQUEST_METHOD"] ?? [])
        let segments = path.segments
        if segments == ["add-checkpoint"] {
            guard method == .post else { return WitnessAnswer(.methodNotAllowed, "POST only\n") }
            return ledger.add(request.body, at: Log.systemClock().microseconds / 1_000_000)
        }
        if segments.count == 2, segments[1] == "checkpoint" {
            guard method == .get else { return WitnessAnswer(.methodNotAllowed, "GET only\n") }
            return ledger.checkpoint(originDigest: segments[0])
        }
        return WitnessAnswer(.notFound, "no such resource\n")
    }

    // A witness counts nothing: its ledger is what matters.
    func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant) {}

    func closed(_ connection: FastCGIConnection) {
        connections[ObjectIdentifier(connection)] = nil
    }
}
