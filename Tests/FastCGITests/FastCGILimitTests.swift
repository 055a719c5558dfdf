import FastCGI
import Testing

/// Each limit at its value and one past it; after a rejection the next request is read as if nothing had been.
@Suite struct FastCGILimitTests {
    private typealias Writer = RequestWriter

    private func expectBothSides(
        _ limits: FastCGILimits, within: [UInt8], beyond: [UInt8], _ reason: FastCGIRejection.Reason
    ) {
        #expect(ParserRun.requests(within, limits: limits).count == 1)
        #expect(ParserRun.reasons(within, limits: limits).isEmpty)
        let events = ParserRun.events(beyond + Writer.request(7), limits: limits)
        #expect(events.count == 2)
        #expect(ParserRun.reasons(beyond, limits: limits) == [reason])
        #expect(ParserRun.requests(beyond + Writer.request(7), limits: limits).map(\.requestID) == [7])
        #expect(ParserRun.events(beyond + Writer.request(7), limits: limits) { 1 } == events)
    }

    @Test func bytesOfAllParameters() {
        let limits = FastCGILimits(maximumParameterBytes: 100)
        let long = [("A", String(repeating: "x", count: 97)), ("B", "")]
        expectBothSides(
            limits, within: Writer.request(1, [("A", String(repeating: "x", count: 97))], chunk: 13),
            beyond: Writer.request(1, long, chunk: 13), .parametersTooLarge)
    }

    @Test func numberOfParameters() {
        let list = (0..<6).map { ("N\($0)", "") }
        expectBothSides(
            FastCGILimits(maximumParameterCount: 5), within: Writer.request(1, Array(list.prefix(5))),
            beyond: Writer.request(1, list), .tooManyParameters)
    }

    @Test func lengthOfAName() {
        expectBothSides(
            FastCGILimits(maximumNameBytes: 10), within: Writer.request(1, [("ABCDEFGHIJ", "1")]),
            beyond: Writer.request(1, [("ABCDEFGHIJK", "1")]), .nameTooLong)
    }

    @Test func lengthOfAValue() {
        expectBothSides(
            FastCGILimits(maximumValueBytes: 10), within: Writer.request(1, [("A", "0123456789")]),
            beyond: Writer.request(1, [("A", "01234567890")]), .valueTooLong)
    }

    @Test func lengthOfABody() {
        let body = Array(repeating: UInt8(5), count: 65)
        expectBothSides(
            FastCGILimits(maximumBodyBytes: 64), within: Writer.request(1, body: Array(body.dropLast()), chunk: 10),
            beyond: Writer.request(1, body: body, chunk: 10), .bodyTooLarge)
    }

    @Test func statedLengthOfABody() {
        for wrong in ["2", "4", "x", "+3", "3 ", "99999999999999999999"] {
            expectBothSides(
                .default, within: Writer.request(1, [("CONTENT_LENGTH", "3")], body: [1, 2, 3]),
                beyond: Writer.request(1, [("CONTENT_LENGTH", wrong)], body: [1, 2, 3]), .bodyLengthMismatch)
        }
    }

    @Test func lengthOfAManagementRecord() {
        let limits = FastCGILimits(maximumManagementBytes: 17)
        #expect(
            ParserRun.events(Writer.record(9, 0, Writer.pairs([("FCGI_MPXS_CONNS", "")])), limits: limits).count == 1)
        #expect(
            ParserRun.events(Writer.record(9, 0, Writer.pairs([("FCGI_MPXS_CONNSX", "")])), limits: limits)
                == [.protocolError(.managementRecordTooLong)])
    }

    @Test func rejectionNamesRequestAndConnection() {
        let events = ParserRun.events(
            Writer.request(300, body: [1, 2], keep: false), limits: FastCGILimits(maximumBodyBytes: 1))
        guard case .rejected(let rejection)? = events.first else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.requestID == 300 && !rejection.keepsConnection && rejection.reason == .bodyTooLarge)
    }

    @Test func theFirstLimitPassedIsTheReason() {
        let limits = FastCGILimits(maximumNameBytes: 1, maximumValueBytes: 1, maximumBodyBytes: 1)
        let bytes = Writer.request(1, [("A", "12"), ("AB", "1")], body: [1, 2])
        #expect(ParserRun.reasons(bytes, limits: limits) == [.valueTooLong])
    }
}
