import Testing

@testable import FastCGI

/// A body for which the application has no room: read to its end, not kept, answered.
@Suite struct RefusedBodyTests {
    private static let body = [UInt8](repeating: 7, count: 1000)

    /// A parser that has read half of a request's body.
    private static func halfway(_ limits: FastCGILimits = .default) -> (FastCGIParser, [UInt8]) {
        var parser = FastCGIParser(limits: limits)
        let bytes = RequestWriter.request(9, [("A", "b")], body: body, chunk: 100)
        let place = bytes.count - 600
        var input = bytes[..<place]
        #expect(parser.nextEvent(from: &input) == nil)
        return (parser, Array(bytes[place...]))
    }

    @Test func aBodyIsCountedWhileItArrives() {
        let (begun, rest) = Self.halfway()
        var parser = begun
        #expect(400...600 ~= parser.bodyByteCount)
        var input = rest[...]
        guard case .request(let request)? = parser.nextEvent(from: &input) else {
            Issue.record("no request")
            return
        }
        #expect(request.body == Self.body)
        #expect(parser.bodyByteCount == 0)
    }

    @Test func aRefusedBodyIsReadToItsEndAndRejected() {
        let (begun, rest) = Self.halfway()
        var parser = begun
        parser.refuseBody()
        #expect(parser.bodyByteCount == 0)
        var input = rest[...]
        #expect(
            parser.nextEvent(from: &input)
                == .rejected(FastCGIRejection(requestID: 9, keepsConnection: true, reason: .noRoomForBody)))
        parser.finishRequest()
        // The next request of the connection is like any other.
        var next = RequestWriter.request(9, body: [1])[...]
        guard case .request(let request)? = parser.nextEvent(from: &next) else {
            Issue.record("no request")
            return
        }
        #expect(request.body == [1])
    }

    @Test func nothingIsRefusedBetweenBodies() {
        var parser = FastCGIParser()
        parser.refuseBody()
        var input = RequestWriter.request(1, body: [1])[...]
        guard case .request? = parser.nextEvent(from: &input) else {
            Issue.record("no request")
            return
        }
    }

    @Test func aLimitThatWasBrokenBeforeIsWhatIsSaid() {
        let (begun, rest) = Self.halfway(FastCGILimits(maximumBodyBytes: 100))
        var parser = begun
        parser.refuseBody()
        var input = rest[...]
        #expect(
            parser.nextEvent(from: &input)
                == .rejected(FastCGIRejection(requestID: 9, keepsConnection: true, reason: .bodyTooLarge)))
    }
}
