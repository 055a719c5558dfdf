import FastCGI

/// Feeds a parser in pieces and answers each delivered request at once.
enum ParserRun {
    static func events(
        _ bytes: [UInt8], limits: FastCGILimits = .default, step: () -> Int = { Int.max }
    ) -> [FastCGIEvent] {
        var parser = FastCGIParser(limits: limits)
        var events: [FastCGIEvent] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            var piece = rest.prefix(step())
            rest = rest.dropFirst(piece.count)
            while let event = parser.nextEvent(from: &piece) {
                events.append(event)
                if parser.isAnswering { parser.finishRequest() }
            }
        }
        return events
    }

    /// The requests among the events.
    static func requests(_ bytes: [UInt8], limits: FastCGILimits = .default) -> [FastCGIRequest] {
        events(bytes, limits: limits).compactMap { if case .request(let request) = $0 { request } else { nil } }
    }

    /// The reasons of the rejections among the events.
    static func reasons(_ bytes: [UInt8], limits: FastCGILimits = .default) -> [FastCGIRejection.Reason] {
        events(bytes, limits: limits).compactMap {
            if case .rejected(let rejection) = $0 { rejection.reason } else { nil }
        }
    }
}
