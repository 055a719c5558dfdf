/// Reads one connection from a web server: bytes in, events out, no input or output of its own.
///
/// ```swift
/// var input = buffer[..<received]
/// while let event = parser.nextEvent(from: &input) { … }
/// ```
/// Nothing is queued: reading stops at each event, so the order of events and answers does not depend on how the bytes
/// were split. A connection carries one request at a time (nginx does not multiplex) and may carry many one after
/// another. A request begins to count as answered with `finishRequest()`. Not shared between threads: one owner.
///
/// Each byte is copied once, into the request. The state is a few words, plus what has arrived of one request within
/// `FastCGILimits`.
public struct FastCGIParser: Sendable {
    /// What the connection carries at this moment.
    enum Phase: Equatable {
        /// Nothing; the next request may begin.
        case idle
        /// A request whose parameters are arriving.
        case parameters
        /// A request whose body is arriving.
        case body
        /// Delivered; an end record is owed.
        case answering
        /// Delivered as aborted; an end record is owed.
        case aborted
        /// After a protocol error, or after a request without FCGI_KEEP_CONN: bytes are thrown away.
        case closed
    }

    /// Which part of a record comes next.
    private enum Part {
        case header
        case content
        case padding
    }

    /// What becomes of a record's content.
    enum Use {
        /// Eight bytes that begin a request.
        case beginRequest
        /// None; the current request is given up.
        case abortRequest
        /// Appended to the current request's parameters.
        case parameters
        /// Appended to the current request's body.
        case body
        /// Kept until the record is complete, then answered.
        case getValues
        /// Thrown away, then answered with the type.
        case unknownManagement(UInt8)
        /// Thrown away.
        case discard
    }

    /// What is kept at most.
    let limits: FastCGILimits

    private var part = Part.header
    /// Bytes of a header or of a FCGI_BEGIN_REQUEST body, shifted in from the right.
    private var shifted: UInt64 = 0
    private var headerCount = 0
    private var contentLeft = 0
    private var paddingLeft = 0

    // Not private: FastCGIParser+Records.swift gives the records their meaning.

    /// What becomes of the content of the record at hand.
    var use = Use.discard
    /// Header of the record at hand.
    var record = FastCGIRecordHeader(bits: 0)
    /// Content of a FCGI_GET_VALUES record so far.
    var managementBytes: [UInt8] = []
    /// How far the request at hand has come.
    var phase = Phase.idle
    /// Id of the request at hand; zero for none.
    var requestID: UInt16 = 0
    /// Whether the connection outlives the request at hand.
    var keepsConnection = false
    /// Parameter stream so far.
    var parameterBytes: [UInt8] = []
    /// Parameters, once their stream is complete.
    var parameters = FastCGIParameters()
    /// Body so far.
    var body: [UInt8] = []
    /// The first limit that the request at hand broke; from then on nothing of it is kept.
    var rejection: FastCGIRejection.Reason?
    /// Last request refused by a reply; what its sender had under way is thrown away. Zero for none.
    var refusedID: UInt16 = 0
    /// Last request answered; an abort may have crossed the answer. Zero for none.
    var finishedID: UInt16 = 0

    /// A parser for a new connection.
    public init(limits: FastCGILimits = .default) {
        self.limits = limits
    }

    /// Whether a request has begun to arrive and is not complete: the time during which a read deadline applies.
    public var isReceiving: Bool {
        phase == .parameters || phase == .body || part != .header || headerCount > 0
    }

    /// Whether an end record is owed for a delivered request.
    public var isAnswering: Bool { phase == .answering || phase == .aborted }

    /// Bytes of the body that is arriving, as far as they are kept; 0 between bodies.
    public var bodyByteCount: Int { phase == .body ? body.count : 0 }

    /// Gives up what has arrived of the body and keeps no more of it; its end is delivered as `rejected` (`noRoomForBody`).
    ///
    /// Does nothing when no body is arriving or the request has broken a limit already.
    public mutating func refuseBody() {
        guard phase == .body, rejection == nil else { return }
        rejection = .noRoomForBody
        body = []
    }

    /// Reads on until something is found.
    ///
    /// - Parameter input: Bytes received; what was read is removed from its front. Empty when the result is `nil`. It
    ///   shares the caller's buffer and must be gone before that is written again, else the buffer is copied; events
    ///   keep nothing of it.
    /// - Returns: The next event, or `nil` when more bytes are needed. After `protocolError` always `nil`.
    public mutating func nextEvent(from input: inout ArraySlice<UInt8>) -> FastCGIEvent? {
        var position = input.startIndex
        let event = read(input, from: &position)
        input = input[position...]
        return event
    }

    /// States that the end record of the delivered request has been put into the outbox; the next request may come.
    ///
    /// Does nothing after a protocol error.
    /// - Precondition: An answer was owed (`isAnswering`).
    public mutating func finishRequest() {
        guard phase != .closed else { return }
        precondition(isAnswering, "no request has been delivered that could be finished")
        finishedID = requestID
        requestID = 0
        phase = keepsConnection ? .idle : .closed
    }

    private mutating func read(_ input: ArraySlice<UInt8>, from position: inout Int) -> FastCGIEvent? {
        do throws(FastCGIProtocolError) {
            while phase != .closed {
                switch part {
                case .header:
                    guard readHeader(input, from: &position) else { return nil }
                    try openRecord()
                case .content:
                    readContent(input, from: &position)
                    guard contentLeft == 0 else { return nil }
                    part = .padding
                    if let event = try closeRecord(shifted: shifted) { return event }
                case .padding:
                    let count = min(paddingLeft, input.endIndex - position)
                    paddingLeft -= count
                    position += count
                    guard paddingLeft == 0 else { return nil }
                    part = .header
                }
            }
        } catch {
            position = input.endIndex
            close()
            return .protocolError(error)
        }
        position = input.endIndex
        return nil
    }

    /// - Returns: Whether the header is complete.
    private mutating func readHeader(_ input: ArraySlice<UInt8>, from position: inout Int) -> Bool {
        while headerCount < FastCGIRecordHeader.byteCount {
            guard position < input.endIndex else { return false }
            shifted = shifted << 8 | UInt64(input[position])
            position += 1
            headerCount += 1
        }
        record = FastCGIRecordHeader(bits: shifted)
        headerCount = 0
        shifted = 0
        contentLeft = record.contentLength
        paddingLeft = record.paddingLength
        part = .content
        return true
    }

    private mutating func readContent(_ input: ArraySlice<UInt8>, from position: inout Int) {
        let count = min(contentLeft, input.endIndex - position)
        guard count > 0 else { return }
        let content = input[position..<position + count]
        position += count
        contentLeft -= count
        switch use {
        case .beginRequest:
            for byte in content { shifted = shifted << 8 | UInt64(byte) }
        case .parameters:
            keepParameters(content)
        case .body:
            keepBody(content)
        case .getValues:
            // Bounded when the record was opened.
            managementBytes.append(contentsOf: content)
        case .abortRequest, .unknownManagement, .discard:
            break
        }
    }

    private mutating func keepParameters(_ content: ArraySlice<UInt8>) {
        guard rejection == nil else { return }
        if content.count > limits.maximumParameterBytes - parameterBytes.count {
            rejection = .parametersTooLarge
            parameterBytes = []
        } else {
            parameterBytes.append(contentsOf: content)
        }
    }

    private mutating func keepBody(_ content: ArraySlice<UInt8>) {
        guard rejection == nil else { return }
        if content.count > limits.maximumBodyBytes - body.count {
            rejection = .bodyTooLarge
            body = []
        } else {
            body.append(contentsOf: content)
        }
    }

    /// A parser in its last state, with all memory given back.
    func closed() -> FastCGIParser {
        var parser = FastCGIParser(limits: limits)
        parser.phase = .closed
        return parser
    }

    private mutating func close() {
        self = closed()
    }
}
