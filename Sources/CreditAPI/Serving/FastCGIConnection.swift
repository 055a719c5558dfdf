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
        /// A request was answered, for metrics; `route` is its place in the audience's list, nil for none.
        func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant)
        /// What is answered to a request that broke a limit of the protocol.
        func refusal(of reason: FastCGIRejection.Reason) -> HTTPResponse
        /// Bounds how many large bodies are held at once; nil where bodies are small.
        var largeBodies: LargeBodies? { get }
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
    /// Leave to hold the body that is arriving, when it is a large one.
    private var bodyPermit: LargeBodies.Permit?
    /// Leave to hold the answer that is being written, when it or its request is a large one.
    private var answerPermit: LargeBodies.Permit?
    /// Bytes that may wait for the reader: more than `maximumOutboxBytes` only for one answer that is whole already.
    private var outboxAllowance = FastCGIConnection.maximumOutboxBytes
    /// The request whose reader has gone while it was being answered.
    private var abortedID: UInt16?

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
            boundBody()
            if count < buffer.count { return }
        }
    }

    /// Asks for leave as soon as a body is larger than a form; without it the rest is read and not kept.
    private func boundBody() {
        guard bodyPermit == nil, let bodies = owner.largeBodies, parser.bodyByteCount > bodies.threshold else { return }
        bodyPermit = bodies.permit()
        if bodyPermit == nil { parser.refuseBody() }
    }

    private func handle(_ event: FastCGIEvent) {
        switch event {
        case .request(let request):
            keepsConnection = request.keepsConnection
            owed += 1
            // The body goes with the request, and the leave to hold it.
            owner.serve(
                request,
                Answering(
                    self, requestID: request.requestID, receivedAt: owner.loop.now, permit: bodyPermit.take()))
        case .rejected(let rejection):
            keepsConnection = rejection.keepsConnection
            owed += 1
            answer(
                owner.refusal(of: rejection.reason), requestID: rejection.requestID, route: nil,
                receivedAt: owner.loop.now)
        case .aborted(let requestID, let keepsConnection):
            // A request that is with a lane is answered by it; one that never was gets its end here.
            self.keepsConnection = keepsConnection
            abortedID = requestID
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

    /// Writes the one answer of the request.
    ///
    /// - Parameter permit: Given back when the last byte is written or the connection is closed.
    func answer(
        _ response: HTTPResponse, requestID: UInt16, route: Int?, receivedAt: MonotonicInstant,
        permit: LargeBodies.Permit? = nil
    ) {
        owner.answered(route, status: response.status.code, receivedAt: receivedAt)
        guard !isClosed else { return }
        owed -= 1
        answerPermit = permit
        FastCGIResponseEncoder.append(response, requestID: requestID, to: &outbox)
        outboxAllowance = max(Self.maximumOutboxBytes, outbox.count)
        finish()
    }

    // MARK: Answers in parts

    /// Bytes that wait for the reader.
    var waitingBytes: Int { outbox.count - written }

    /// Whether the answer of a request still has a reader.
    func wants(_ requestID: UInt16) -> Bool { !isClosed && abortedID != requestID }

    /// Writes the head of an answer whose body comes in parts; what goes with it is the first part.
    func beginStream(_ response: HTTPResponse, requestID: UInt16) {
        FastCGIResponseEncoder.appendHead(response, requestID: requestID, to: &outbox)
        append(response.body[...], requestID: requestID)
    }

    /// Writes a part of a body.
    func append(_ part: ArraySlice<UInt8>, requestID: UInt16) {
        guard !isClosed else { return }
        FastCGIResponseEncoder.appendContent(part, requestID: requestID, to: &outbox)
        flush()
    }

    /// Ends an answer that came in parts.
    func endStream(requestID: UInt16, route: Int?, status: HTTPStatus, receivedAt: MonotonicInstant) {
        owner.answered(route, status: status.code, receivedAt: receivedAt)
        guard !isClosed else { return }
        owed -= 1
        FastCGIResponseEncoder.appendEnd(requestID: requestID, to: &outbox)
        finish()
    }

    private func finish() {
        abortedID = nil
        bodyPermit = nil
        parser.finishRequest()
        if !keepsConnection || owner.isDraining { closesAfterWriting = true }
        flush()
    }

    private func flush() {
        while written < outbox.count {
            switch socket.write(outbox, range: written..<outbox.count) {
            case .bytes(let count): written += count
            case .wouldBlock:
                if outbox.count - written > outboxAllowance { return close() }
                watchWrites(true)
                return
            case .closed, .failed: return close()
            }
        }
        outbox.removeAll(keepingCapacity: outbox.capacity <= Self.readBytes * 4)
        written = 0
        answerPermit = nil
        outboxAllowance = Self.maximumOutboxBytes
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
        bodyPermit = nil
        answerPermit = nil
        owner.loop.deregister(fileDescriptor)
        owner.closed(self)
    }
}
