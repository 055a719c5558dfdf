import FastCGI
import HTTPTypes
import Testing

@Suite struct FastCGIResponseEncoderTests {
    private struct Record: Equatable {
        var type: UInt8
        var content: [UInt8]
        var padding: Int
    }

    /// The web server's reading of an answer; checks version and id.
    private func records(_ bytes: [UInt8], id: [UInt8] = [1, 2]) throws -> [Record] {
        var records: [Record] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let header = Array(rest.prefix(8))
            try #require(header.count == 8 && header[0] == 1 && Array(header[2...3]) == id)
            let count = Int(header[4]) * 256 + Int(header[5])
            rest = rest.dropFirst(8)
            try #require(rest.count >= count + Int(header[6]))
            records.append(Record(type: header[1], content: Array(rest.prefix(count)), padding: Int(header[6])))
            rest = rest.dropFirst(count + Int(header[6]))
        }
        return records
    }

    private func output(_ response: HTTPResponse, omitsBody: Bool = false) throws -> (head: String, body: [UInt8]) {
        var outbox: [UInt8] = []
        FastCGIResponseEncoder.append(response, requestID: 258, omitsBody: omitsBody, to: &outbox)
        let records = try records(outbox)
        #expect(records.last == Record(type: 3, content: Array(repeating: 0, count: 8), padding: 0))
        #expect(records.dropLast().last == Record(type: 6, content: [], padding: 0))
        #expect(records.allSatisfy { ($0.content.count + $0.padding) % 8 == 0 && $0.padding < 8 })
        #expect(records.dropLast(2).allSatisfy { $0.type == 6 && !$0.content.isEmpty })
        let stream = records.filter { $0.type == 6 }.flatMap(\.content)
        let end = try #require(stream.indices.first { stream[$0...].starts(with: [13, 10, 13, 10]) })
        return (String(decoding: stream[..<(end + 4)], as: UTF8.self), Array(stream[(end + 4)...]))
    }

    @Test func answerIsStatusFieldsLengthAndBody() throws {
        let etag = try #require(HTTPHeaderValue("\"a\""))
        let response = HTTPResponse(
            status: .notFound,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.etag, etag),
            ], body: Array("{}".utf8))
        let (head, body) = try output(response)
        #expect(
            head
                == "Status: 404 Not Found\r\ncontent-type: application/json\r\netag: \"a\"\r\ncontent-length: 2\r\n\r\n"
        )
        #expect(body == Array("{}".utf8))
    }

    @Test func partsMakeOneStreamThatEndsOnce() throws {
        var outbox: [UInt8] = []
        FastCGIResponseEncoder.appendHead(
            HTTPResponse(status: .ok, body: [1]), requestID: 258, to: &outbox)
        let long = [UInt8](repeating: 65, count: 70_000)
        for part in [Array("ab".utf8), [], long, Array("c".utf8)] {
            FastCGIResponseEncoder.appendContent(part[...], requestID: 258, to: &outbox)
        }
        FastCGIResponseEncoder.appendEnd(requestID: 258, to: &outbox)
        let records = try records(outbox)
        #expect(records.last == Record(type: 3, content: Array(repeating: 0, count: 8), padding: 0))
        // An empty record ends the stream: only the last one may be empty.
        #expect(records.dropLast().filter { $0.type == 6 && $0.content.isEmpty }.count == 1)
        #expect(records.dropLast().last == Record(type: 6, content: [], padding: 0))
        let stream = records.filter { $0.type == 6 }.flatMap(\.content)
        #expect(stream == Array("Status: 200 OK\r\n\r\nab".utf8) + long + Array("c".utf8))
    }

    @Test func appendsBehindWhatIsThere() {
        var outbox: [UInt8] = [1, 2, 3]
        FastCGIResponseEncoder.append(HTTPResponse(status: .ok), requestID: 1, to: &outbox)
        var alone: [UInt8] = []
        FastCGIResponseEncoder.append(HTTPResponse(status: .ok), requestID: 1, to: &alone)
        #expect(outbox == [1, 2, 3] + alone)
    }

    @Test func bodiesAroundTheRecordLimitComeWhole() throws {
        let head = try output(HTTPResponse(status: .ok, body: Array(repeating: 1, count: 65_000))).head.utf8.count
        for limit in [65_528 - head, 2 * 65_528 - head, 300_000] {
            for count in (limit - 9)...(limit + 9) {
                let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
                #expect(try output(HTTPResponse(status: .ok, body: body)).body == body, "\(count)")
            }
        }
    }

    @Test func manyHeadersAreSplitOverRecords() throws {
        var headers = HTTPHeaderFields()
        let value = try #require(HTTPHeaderValue(String(repeating: "v", count: 2_048)))
        for _ in 0..<40 { headers.append(.link, value) }
        let (head, body) = try output(HTTPResponse(status: .ok, headers: headers, body: [9]))
        #expect(head.utf8.count > 65_536 && body == [9])
    }

    @Test func headStatesTheLengthAndLeavesTheBodyOut() throws {
        let (head, body) = try output(HTTPResponse(status: .ok, body: [1, 2, 3]), omitsBody: true)
        #expect(head.contains("content-length: 3\r\n") && body.isEmpty)
    }

    @Test func notModifiedHasNoBodyAndNoLength() throws {
        let (head, body) = try output(HTTPResponse(status: .notModified, body: [1, 2, 3]))
        #expect(head == "Status: 304 Not Modified\r\n\r\n" && body.isEmpty)
    }

    @Test func endRecordAloneIsSixteenBytes() {
        var outbox: [UInt8] = []
        FastCGIResponseEncoder.appendEndRequest(requestID: 258, to: &outbox)
        #expect(outbox == [1, 3, 1, 2, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }
}
