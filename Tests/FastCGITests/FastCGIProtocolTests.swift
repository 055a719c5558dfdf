import FastCGI
import Testing

/// Broken framing, management records, aborts and refusals, from the tables of FastCGI 1.0.
@Suite struct FastCGIProtocolTests {
    private typealias Writer = RequestWriter

    private static let breaches: [(String, [UInt8], FastCGIProtocolError)] = [
        ("version 0", [0, 1, 0, 1, 0, 8, 0, 0], .unsupportedVersion(0)),
        ("version 2", [2, 1, 0, 1, 0, 8, 0, 0], .unsupportedVersion(2)),
        ("HTTP instead of FastCGI", Array("GET / HTTP/1.1\r\n".utf8), .unsupportedVersion(71)),
        ("short begin", Writer.record(1, 1, [0, 1, 1, 0, 0, 0, 0]), .badLength),
        ("long begin", Writer.record(1, 1, [0, 1, 1, 0, 0, 0, 0, 0, 0]), .badLength),
        ("begin without id", Writer.begin(0), .wrongRequestID),
        ("begin twice", Writer.begin(1) + Writer.begin(1), .requestIDInUse),
        ("abort with content", Writer.begin(1) + Writer.record(2, 1, [1]), .badLength),
        ("abort of nothing", Writer.record(2, 1), .wrongRequestID),
        ("parameters before begin", Writer.record(4, 1, [1, 1, 65, 66]), .wrongRequestID),
        ("parameters of another", Writer.begin(1) + Writer.record(4, 2), .wrongRequestID),
        ("parameters without id", Writer.begin(1) + Writer.record(4, 0), .wrongRequestID),
        ("parameters after their end", Writer.begin(1) + Writer.record(4, 1) + Writer.record(4, 1), .unexpectedRecord),
        ("body before parameters end", Writer.begin(1) + Writer.record(5, 1), .unexpectedRecord),
        ("data of a filter", Writer.begin(1) + Writer.record(4, 1) + Writer.record(8, 1, [1]), .unexpectedRecord),
        ("end from the server", Writer.begin(1) + Writer.record(3, 1), .unexpectedRecord),
        ("output from the server", Writer.begin(1) + Writer.record(6, 1), .unexpectedRecord),
        ("error output from the server", Writer.begin(1) + Writer.record(7, 1), .unexpectedRecord),
        ("values with an id", Writer.record(9, 1), .wrongRequestID),
        ("values result", Writer.record(10, 0), .unexpectedRecord),
        ("unknown type from the server", Writer.record(11, 0), .unexpectedRecord),
        ("unknown type with an id", Writer.begin(1) + Writer.record(77, 1), .unexpectedRecord),
        ("cut name length", Writer.begin(1) + Writer.record(4, 1, [0x80, 0, 0]) + Writer.record(4, 1), .truncatedPair),
        ("no value length", Writer.begin(1) + Writer.record(4, 1, [1]) + Writer.record(4, 1), .truncatedPair),
        ("cut value", Writer.begin(1) + Writer.record(4, 1, [1, 3, 65, 66]) + Writer.record(4, 1), .truncatedPair),
        (
            "lengths of 2 GiB",
            Writer.begin(1) + Writer.record(4, 1, Array(repeating: 255, count: 8)) + Writer.record(4, 1),
            .truncatedPair
        ),
        ("cut pair in values", Writer.record(9, 0, [15, 0, 70]), .truncatedPair),
    ]

    @Test(arguments: breaches)
    func breachEndsTheConnection(name: String, bytes: [UInt8], error: FastCGIProtocolError) {
        let wanted: [FastCGIEvent] = [.protocolError(error)]
        #expect(ParserRun.events(bytes + Writer.request(9)) == wanted, "\(name)")
        #expect(ParserRun.events(bytes + Writer.request(9)) { 1 } == wanted, "\(name)")
    }

    @Test func strayRecordAfterAnAnswerIsABreach() {
        let events = ParserRun.events(Writer.request(1) + Writer.record(5, 1, [1]))
        #expect(events.count == 2)
        #expect(events.last == .protocolError(.wrongRequestID))
    }

    @Test func moreOfADeliveredRequestIsABreach() {
        var parser = FastCGIParser()
        var input = (Writer.request(1) + Writer.record(5, 1, [1]))[...]
        #expect(parser.nextEvent(from: &input) != nil)
        #expect(parser.nextEvent(from: &input) == .protocolError(.unexpectedRecord))
        parser.finishRequest()
        var more = Writer.request(2)[...]
        #expect(parser.nextEvent(from: &more) == nil)
        #expect(more.isEmpty)
    }

    @Test func abortIsToldInEveryPhase() {
        let aborted: [FastCGIEvent] = [.aborted(requestID: 1, keepsConnection: true)]
        let abort = Writer.record(2, 1, padding: 4)
        #expect(ParserRun.events(Writer.begin(1) + abort) == aborted)
        #expect(ParserRun.events(Writer.begin(1) + Writer.record(4, 1, [1]) + abort) == aborted)
        #expect(ParserRun.events(Writer.begin(1) + Writer.record(4, 1) + Writer.record(5, 1, [1]) + abort) == aborted)
        let later = ParserRun.events(
            Writer.begin(1) + Writer.record(4, 1, [1]) + abort + Writer.request(1, [("A", "b")]))
        #expect(later.count == 2)
        #expect(ParserRun.requests(Writer.begin(1) + abort + Writer.request(1, [("A", "b")])).first?.string("A") == "b")
    }

    @Test func abortOfADeliveredRequestIsToldOnce() {
        var parser = FastCGIParser()
        var input = (Writer.request(1) + Writer.record(2, 1) + Writer.record(2, 1))[...]
        guard case .request? = parser.nextEvent(from: &input) else {
            Issue.record("no request")
            return
        }
        #expect(parser.nextEvent(from: &input) == .aborted(requestID: 1, keepsConnection: true))
        #expect(parser.isAnswering)
        #expect(parser.nextEvent(from: &input) == nil)
        parser.finishRequest()
        var next = Writer.request(1)[...]
        guard case .request? = parser.nextEvent(from: &next) else {
            Issue.record("no second request")
            return
        }
    }

    @Test func abortThatCrossesTheAnswerIsIgnored() {
        #expect(ParserRun.requests(Writer.request(1) + Writer.record(2, 1) + Writer.request(2)).count == 2)
    }

    @Test func secondRequestAtTheSameTimeIsRefusedAndTheFirstGoesOn() {
        let bytes =
            Writer.begin(1) + Writer.begin(2) + Writer.record(4, 2, [9, 9]) + Writer.record(4, 1)
            + Writer.record(5, 2, [1, 2]) + Writer.record(5, 1) + Writer.record(2, 2)
        let events = ParserRun.events(bytes)
        #expect(events.first == .reply([1, 3, 0, 2, 0, 8, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], closesConnection: false))
        #expect(ParserRun.requests(bytes).map(\.requestID) == [1])
        #expect(events.count == 2)
        #expect(ParserRun.events(bytes) { 1 } == events)
    }

    @Test func requestBeforeTheAnswerOfTheLastOneIsRefused() {
        var parser = FastCGIParser()
        var input = (Writer.request(1) + Writer.request(2))[...]
        #expect(parser.nextEvent(from: &input) != nil)
        let reply = parser.nextEvent(from: &input)
        #expect(reply == .reply([1, 3, 0, 2, 0, 8, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], closesConnection: false))
        #expect(parser.nextEvent(from: &input) == nil)
        #expect(parser.isAnswering)
    }

    @Test(arguments: [0, 2, 3, 255] as [UInt8])
    func otherRolesAreRefused(role: UInt8) {
        let refused: [UInt8] = [1, 3, 0, 1, 0, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]
        let records = Writer.begin(1, role: role) + Writer.record(4, 1) + Writer.record(5, 1) + Writer.record(8, 1)
        #expect(ParserRun.events(records) == [.reply(refused, closesConnection: false)])
        #expect(ParserRun.requests(records + Writer.request(1)).count == 1)
        let closing = ParserRun.events(Writer.begin(1, role: role, keep: false) + Writer.request(2))
        #expect(closing == [.reply(refused, closesConnection: true)])
    }

    @Test func valuesAskedForAreAnswered() {
        let query = Writer.pairs([
            ("FCGI_MPXS_CONNS", ""), ("OTHER", ""), ("FCGI_MAX_CONNS", ""), ("FCGI_MPXS_CONNS", ""),
        ])
        let content = Writer.pairs([("FCGI_MAX_CONNS", "12"), ("FCGI_MPXS_CONNS", "0")])
        let reply = Writer.record(10, 0, content) + Array(repeating: 0, count: 4)
        var wanted = reply
        wanted[6] = 4
        #expect(content.count == 36)
        let limits = FastCGILimits(statedConnections: 12)
        #expect(
            ParserRun.events(Writer.record(9, 0, query), limits: limits) == [.reply(wanted, closesConnection: false)])
        let empty = ParserRun.events(Writer.record(9, 0))
        #expect(empty == [.reply(Writer.record(10, 0), closesConnection: false)])
    }

    @Test(arguments: [0, 12, 255] as [UInt8])
    func unknownManagementTypeIsNamedAndSkipped(type: UInt8) {
        let bytes = Writer.record(type, 0, [1, 2, 3], padding: 2) + Writer.request(1)
        let reply: [UInt8] = [1, 11, 0, 0, 0, 8, 0, 0, type, 0, 0, 0, 0, 0, 0, 0]
        #expect(ParserRun.events(bytes).first == .reply(reply, closesConnection: false))
        #expect(ParserRun.requests(bytes).count == 1)
    }
}
