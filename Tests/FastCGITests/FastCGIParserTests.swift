import FastCGI
import Testing

@Suite struct FastCGIParserTests {
    private typealias Writer = RequestWriter

    @Test func typicalRequestIsReadCompletely() throws {
        let request = try #require(ParserRun.requests(Writer.request(1, Writer.typicalParameters)).first)
        #expect(request.requestID == 1)
        #expect(request.keepsConnection)
        #expect(request.parameters.count == Writer.typicalParameters.count)
        for (name, value) in Writer.typicalParameters { #expect(request.string(name) == value) }
        #expect(request["HTTP_COOKIE"] == nil)
        #expect(request.body.isEmpty)
    }

    @Test func everySplitPointGivesTheSameEvents() {
        let list = Writer.typicalParameters + [("CONTENT_LENGTH_", "x"), ("V", String(repeating: "v", count: 200))]
        let bytes =
            Writer.record(9, 0, Writer.pairs([("FCGI_MPXS_CONNS", "")]), padding: 3)
            + Writer.request(1, list, body: Array("{\"a\": 1}".utf8), chunk: 300, padding: 5)
            + Writer.request(2, list, keep: false)
        let whole = ParserRun.events(bytes)
        #expect(whole.count == 3)
        for split in 1..<bytes.count {
            var first = true
            let events = ParserRun.events(bytes) {
                defer { first = false }
                return first ? split : Int.max
            }
            #expect(events == whole, "split at \(split)")
        }
        #expect(ParserRun.events(bytes) { 1 } == whole)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func randomRequestsComeBackAsWritten(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var expected: [(id: Int, list: [([UInt8], [UInt8])], body: [UInt8])] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let id = Int.random(in: 1...65_535, using: &random)
            let list = (0..<Int.random(in: 0...40, using: &random)).map { place in
                (
                    Array("N\(place)_".utf8) + randomBytes(0...150, &random),
                    randomBytes(0...(place == 0 ? 3_000 : 200), &random)
                )
            }
            let body = randomBytes(0...(seed % 20 == 0 ? 200_000 : 500), &random)
            let chunk = Int.random(in: 1...(body.count > 1_000 ? 65_535 : 700), using: &random)
            let padding = Int.random(in: 0...255, using: &random)
            bytes += Writer.begin(id)
            let pairs = list.flatMap { Writer.pair($0.0, $0.1) }
            bytes += Writer.stream(4, id, pairs, chunk: max(chunk, 20), padding: padding)
            bytes += Writer.stream(5, id, body, chunk: chunk, padding: padding)
            expected.append((id, list, body))
        }
        let events = ParserRun.events(bytes) { Int.random(in: 1...4_096, using: &random) }
        #expect(events == ParserRun.events(bytes))
        #expect(events.count == expected.count)
        for (event, wanted) in zip(events, expected) {
            guard case .request(let request) = event else {
                Issue.record("not a request: seed \(seed)")
                return
            }
            #expect(Int(request.requestID) == wanted.id)
            #expect(request.body == wanted.body)
            #expect(request.parameters.count == wanted.list.count)
            for (place, pair) in wanted.list.enumerated() {
                let read = request.parameters.parameter(at: place)
                #expect(read.name.elementsEqual(pair.0) && read.value.elementsEqual(pair.1))
            }
        }
    }

    @Test func manyRequestsShareOneConnection() {
        let bytes = (1...100).flatMap { Writer.request($0 % 3 + 1, [("N", "\($0)")]) }
        #expect(ParserRun.requests(bytes).map { $0.string("N") } == (1...100).map { "\($0)" })
    }

    @Test func withoutKeepConnectionNothingIsReadAfterTheAnswer() {
        #expect(ParserRun.events(Writer.request(keep: false) + Writer.request() + [9, 9]).count == 1)
    }

    @Test func requestWithoutParametersOrBodyIsARequest() throws {
        let request = try #require(ParserRun.requests(Writer.request()).first)
        #expect(request.parameters.count == 0 && request.body.isEmpty)
    }

    @Test func bigBodyArrivesWhole() throws {
        let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let bytes = Writer.request(1, [("CONTENT_LENGTH", "1000000")], body: body, padding: 1)
        #expect(try #require(ParserRun.requests(bytes).first).body == body)
    }

    @Test("The first of two equal names wins: a client can't override what nginx stated before")
    func firstOfTwoEqualNamesWins() throws {
        let list = [("SSL_CLIENT_VERIFY", "NONE"), ("HTTP_X", "1"), ("SSL_CLIENT_VERIFY", "SUCCESS"), ("HTTP_X", "2")]
        let request = try #require(ParserRun.requests(Writer.request(1, list)).first)
        #expect(request.string("SSL_CLIENT_VERIFY") == "NONE")
        #expect(request.string("HTTP_X") == "1")
        #expect(request.parameters.count == 4)
    }

    @Test func namesAreComparedByByte() throws {
        let request = try #require(ParserRun.requests(Writer.request(1, [("Ab", "1"), ("", "e"), ("ABC", "3")])).first)
        #expect(request["AB"] == nil && request["A"] == nil && request["ABCD"] == nil)
        #expect(request.string("Ab") == "1" && request.string("") == "e" && request.string("ABC") == "3")
    }

    @Test func valueThatIsNotTextHasBytesButNoString() throws {
        let bytes = Writer.begin(1) + Writer.stream(4, 1, Writer.pair([65], [0xC0, 0xAF])) + Writer.record(5, 1)
        let request = try #require(ParserRun.requests(bytes).first)
        #expect(request["A"] == [0xC0, 0xAF] && request.string("A") == nil)
    }

    @Test func receivingAndAnsweringAreTold() {
        var parser = FastCGIParser()
        #expect(!parser.isReceiving && !parser.isAnswering)
        let bytes = Writer.request()
        var start = bytes[..<3]
        #expect(parser.nextEvent(from: &start) == nil)
        #expect(parser.isReceiving)
        var rest = bytes[3...]
        #expect(parser.nextEvent(from: &rest) != nil)
        #expect(parser.isAnswering)
        #expect(parser.nextEvent(from: &rest) == nil)
        parser.finishRequest()
        #expect(!parser.isReceiving && !parser.isAnswering)
    }

    private func randomBytes(_ counts: ClosedRange<Int>, _ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: counts, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
}
