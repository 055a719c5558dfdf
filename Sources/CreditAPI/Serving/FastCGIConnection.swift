import EventLoop
import FastCGI
import HTTPTypes

/// One connection from nginx: reads requests, writes answers.
///
/// Belongs to its loop's thread. Owned by its server until it is closed.
final class FastCGIConnection: ReadinessHandler {
    /// What a connection needs from the server that owns it.
    protocol Owner: AnyObject {
        var loop: EventLoop { get }
        /// A complete request.
        func serve(_ request: FastCGIRequest, _ answering: Answering)
        /// The route of a request, for metrics; called first.
        func answered(_ route: PublicRoute, status: Int, receivedAt: MonotonicInstant)
        /// The connection is done for.
        func closed(_ connection: FastCGIConnection)
        var isDraining: Bool { get }
    }

    /// Bytes read at a time: a usual request with its parameters is 1 KB.
    private static let readBytes = 16_384
    /// Bytes of answers that may wait for a slow reader; nginx reads at once, so more means that it is stuck.
    private static let maximumOutboxBytes = 8 << 20

    let fileDescriptor: Int32
    private let socket: StreamSocket
    private unowned let owner: any Owner
    private var parser: FastCGIParser
    private var buffer = [UInt8](repeating: 0, count: FastCGIConnection.readBytes)
    private var outbox: [UInt8] = []
    private var written = 0
    private var isWatchingWrites = false
    private var closesAfterWriting = false
    private var isClosed = false
    /// The request that is being answered wants the connection kept.
    private var keepsConnection = true
    private var owed = 0

    init(_ socket: consuming StreamSocket, owner: any Owner, limits: FastCGILimits) {
        fileDescriptor = socket.fileDescriptor
        self.socket = socket
        self.owner = owner
        parser = FastCGIParser(limits: limits)
    }

    /// Whether no request is being read or answered.
    var isIdle: Bool { !parser.isReceiving && !parser.isAnswering && outbox.isEmpty }

    func fileDescriptorReady(_ readiness: Readiness) {
        if readiness.contains(.writable) { flush() }
        guard !isClosed, readiness.contains(.readable) || readiness.contains(.hangUp) else { return }
        receive()
    }

    private func receive() {
        while !isClosed {
            let count: Int
            switch socket.read(into: &buffer, window: 0..<buffer.count) {
            case .bytes(let read): count = read
            case .wouldBlock: return
            case .closed, .failed:
                close()
                return
            }
            var input = buffer[..<count]
            while !isClosed, let event = parser.nextEvent(from: &input) { handle(event) }
            input = []
            if count < buffer.count { return }
        }
    }

    private func handle(_ event: FastCGIEvent) {
        switch event {
        case .request(let request):
            keepsConnection = request.keepsConnection
            owed += 1
            owner.serve(
                request, Answering(self, requestID: request.requestID, route: .none, receivedAt: owner.loop.now))
        case .rejected(let rejection):
            keepsConnection = rejection.keepsConnection
            owed += 1
            answer(
                Problem(Self.problem(of: rejection.reason)).response, requestID: rejection.requestID, route: .none,
                receivedAt: owner.loop.now)
        case .aborted(let requestID, let keepsConnection):
            // A request that is with a lane is answered by it; one that never was gets its end here.
            self.keepsConnection = keepsConnection
            guard owed == 0 else { return }
            FastCGIResponseEncoder.appendEndRequest(requestID: requestID, to: &outbox)
            finish()
        case .reply(let bytes, let closesConnection):
            outbox.append(contentsOf: bytes)
            closesAfterWriting = closesAfterWriting || closesConnection
            flush()
        case .protocolError:
            close()
        }
    }

    private static func problem(of reason: FastCGIRejection.Reason) -> ProblemKind {
        switch reason {
        case .parametersTooLarge, .tooManyParameters, .nameTooLong, .valueTooLong: .headersTooLarge
        case .bodyTooLarge: .contentTooLarge
        case .bodyLengthMismatch: .malformedRequest
        }
    }

    /// Writes the one answer of the request.
    func answer(_ response: HTTPResponse, requestID: UInt16, route: PublicRoute, receivedAt: MonotonicInstant) {
        owner.answered(route, status: response.status.code, receivedAt: receivedAt)
        guard !isClosed else { return }
        owed -= 1
        FastCGIResponseEncoder.append(response, requestID: requestID, to: &outbox)
        finish()
    }

    private func finish() {
        parser.finishRequest()
        if !keepsConnection || owner.isDraining { closesAfterWriting = true }
        flush()
    }

    private func flush() {
        while written < outbox.count {
            switch socket.write(outbox, range: written..<outbox.count) {
            case .bytes(let count): written += count
            case .wouldBlock:
                if outbox.count - written > Self.maximumOutboxBytes { return close() }
                watchWrites(true)
                return
            case .closed, .failed: return close()
            }
        }
        outbox.removeAll(keepingCapacity: outbox.capacity <= Self.readBytes * 4)
        written = 0
        watchWrites(false)
        if closesAfterWriting { close() }
    }

    private func watchWrites(_ wanted: Bool) {
        guard wanted != isWatchingWrites else { return }
        isWatchingWrites = wanted
        do throws(SystemError) {
            try owner.loop.update(fileDescriptor, wanted ? [.readable, .writable] : .readable)
        } catch { close() }
    }

    /// Closes at once; answers to come are dropped.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        owner.loop.deregister(fileDescriptor)
        owner.closed(self)
    }
}
