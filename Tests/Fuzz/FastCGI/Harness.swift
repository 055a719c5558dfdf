// libFuzzer harness; compiled by `run` into one module with the sources of HTTPTypes and FastCGI.
// One input is used in every way that bytes from outside are used: as a connection, as parameters inside sound framing,
// as a query, a path, an Accept header and a text. A broken property traps.

/// One run of the parser: what it said, and what the application would have written.
private struct Transcript: Equatable {
    var events: [FastCGIEvent] = []
    var outbox: [UInt8] = []
}

/// Small limits, so that short inputs reach both sides of them.
private let limits = FastCGILimits(
    maximumParameterBytes: 512, maximumParameterCount: 8, maximumNameBytes: 24, maximumValueBytes: 64,
    maximumBodyBytes: 96, maximumManagementBytes: 64)

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    checkConnection(bytes)
    checkConnection(framed(bytes))
    checkAnswer(bytes)
    checkTexts(bytes)
    return 0
}

private func checkConnection(_ bytes: [UInt8]) {
    let patience = Int(bytes.last ?? 0) % 3
    let whole = transcript(bytes, step: { _ in bytes.count }, patience: patience)
    let single = transcript(bytes, step: { _ in 1 }, patience: patience)
    let uneven = transcript(bytes, step: { 1 + Int(bytes[$0]) % 23 }, patience: patience)
    precondition(whole == single && whole == uneven, "splitting changed the events")
    for (place, event) in whole.events.enumerated() {
        if case .protocolError = event { precondition(place == whole.events.count - 1, "went on after an error") }
        if case .request(let request) = event { check(request) }
    }
}

private func check(_ request: FastCGIRequest) {
    precondition(request.requestID != 0 && request.body.count <= limits.maximumBodyBytes)
    precondition(request.parameters.count <= limits.maximumParameterCount)
    for place in 0..<request.parameters.count {
        let (name, value) = request.parameters.parameter(at: place)
        precondition(name.count <= limits.maximumNameBytes && value.count <= limits.maximumValueBytes)
        guard let text = String(validating: name, as: UTF8.self) else { continue }
        let first = (0..<place).first { request.parameters.parameter(at: $0).name == name } ?? place
        precondition(request[text] == request.parameters.parameter(at: first).value, "the first one did not win")
    }
}

/// Feeds bytes in pieces; answers a delivered request at the `patience`-th later event, so that other records meet an
/// unanswered request too.
private func transcript(_ bytes: [UInt8], step: (Int) -> Int, patience: Int) -> Transcript {
    var parser = FastCGIParser(limits: limits)
    var result = Transcript()
    var waiting = 0
    var position = 0
    while position < bytes.count {
        let end = min(bytes.count, position + step(position))
        var input = bytes[position..<end]
        while let event = parser.nextEvent(from: &input) {
            result.events.append(event)
            if parser.isAnswering {
                waiting += 1
                if waiting > patience {
                    FastCGIResponseEncoder.appendEndRequest(requestID: 1, to: &result.outbox)
                    parser.finishRequest()
                    waiting = 0
                }
            }
        }
        precondition(input.isEmpty, "bytes were left without an event")
        position = end
    }
    return result
}

/// The input as parameters and body of two requests in sound framing.
private func framed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for id: UInt8 in [1, 2] {
        output += [1, 1, 0, id, 0, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
        let half = min(bytes.count / 2, 60_000)
        for (type, part) in [(UInt8(4), bytes[..<half]), (5, bytes[half...].prefix(60_000))] {
            if !part.isEmpty {
                output += [1, type, 0, id, UInt8(part.count >> 8), UInt8(part.count & 255), id, 0] + part
                output += Array(repeating: 9, count: Int(id))
            }
            output += [1, type, 0, id, 0, 0, 0, 0]
        }
    }
    return output
}

private func checkAnswer(_ bytes: [UInt8]) {
    var fields = HTTPHeaderFields()
    let text = String(decoding: bytes.prefix(80), as: UTF8.self)
    if let name = HTTPHeaderName(text) { fields.append(name, HTTPHeaderValue(bytes.count)) }
    if let value = HTTPHeaderValue(text) { fields.append(.etag, value) }
    // Seldom a body of several records: copying it is most of the time of a run.
    let repeats = bytes.count == 48 ? 1 + Int(bytes[0]) * 16 : 1
    let body = repeats == 1 ? bytes : Array(repeatElement(bytes, count: repeats).joined())
    var outbox: [UInt8] = [7, 7, 7]
    FastCGIResponseEncoder.append(
        HTTPResponse(status: .ok, headers: fields, body: body), requestID: 258, to: &outbox)
    var content: [UInt8] = []
    var position = 3
    var ended = false
    while position < outbox.count, !ended {
        precondition(outbox[position] == 1 && outbox[position + 2] == 1 && outbox[position + 3] == 2)
        let count = Int(outbox[position + 4]) << 8 | Int(outbox[position + 5])
        let type = outbox[position + 1]
        if type == 6 { content += outbox[position + 8..<position + 8 + count] }
        ended = type == 3
        position += 8 + count + Int(outbox[position + 6])
    }
    precondition(ended && position == outbox.count, "the records do not end with the request")
    let block = content.prefix(content.count - body.count)
    precondition(content.suffix(body.count).elementsEqual(body), "the body changed")
    precondition(block.suffix(4).elementsEqual([13, 10, 13, 10]), "the header block has no end")
    let lines = block.filter { $0 == 10 }.count
    precondition(lines == fields.fields.count + 3, "a field broke its line")
}

private func checkTexts(_ bytes: [UInt8]) {
    if let query = try? QueryItems(bytes[...]) {
        precondition(Set(query.items.map(\.name)).count == query.items.count)
        precondition(query.items.allSatisfy { isClean($0.name) && isClean($0.value) && !$0.name.isEmpty })
    }
    for target in [bytes, [UInt8(ascii: "/")] + bytes] {
        guard let path = try? RequestPath(target[...]) else { continue }
        precondition(path.segments.allSatisfy { isClean($0) && !$0.isEmpty && $0 != ".." && !$0.contains("/") })
    }
    _ = MediaTypeList(bytes[...]).accepts("application/json")
    _ = HTTPMethod(bytes)
    var json: [UInt8] = []
    JSONText.appendString(String(decoding: bytes, as: UTF8.self), to: &json)
    precondition(
        json.dropFirst().dropLast().allSatisfy { $0 >= 0x20 } && String(validating: json, as: UTF8.self) != nil)
}

private func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
}
