/// Builds the records that are not part of an answer's content.
enum FastCGIControlRecords {
    /// How a request ended (FastCGI 1.0, section 5.5).
    enum ProtocolStatus: UInt8 {
        /// Answered.
        case requestComplete = 0
        /// Another request is under way on the connection.
        case cannotMultiplexConnection = 1
        /// Out of some resource.
        case overloaded = 2
        /// Not a responder.
        case unknownRole = 3
    }

    /// Appends FCGI_END_REQUEST with application status 0.
    static func appendEnd(requestID: UInt16, status: ProtocolStatus, to output: inout [UInt8]) {
        FastCGIRecordHeader.append(
            .endRequest, requestID: requestID, contentLength: 8, paddingLength: 0, to: &output)
        for _ in 0..<4 { output.append(0) }
        output.append(status.rawValue)
        for _ in 0..<3 { output.append(0) }
    }

    /// FCGI_UNKNOWN_TYPE for a management record that nobody knows.
    static func unknownType(_ rawType: UInt8) -> [UInt8] {
        var output: [UInt8] = []
        FastCGIRecordHeader.append(.unknownType, requestID: 0, contentLength: 8, paddingLength: 0, to: &output)
        output.append(contentsOf: [rawType, 0, 0, 0, 0, 0, 0, 0])
        return output
    }

    /// FCGI_GET_VALUES_RESULT for the known ones among the names asked for, each once; others are left out.
    static func values(
        askedFor query: [UInt8], limits: FastCGILimits
    ) throws(FastCGIProtocolError) -> [UInt8] {
        let known = [
            ("FCGI_MAX_CONNS", String(limits.statedConnections)),
            ("FCGI_MAX_REQS", String(limits.statedConnections)),
            ("FCGI_MPXS_CONNS", "0"),
        ]
        var asked = [false, false, false]
        var position = 0
        while position < query.count {
            guard let pair = FastCGINameValuePair.read(query.span, at: &position) else { throw .truncatedPair }
            for (place, entry) in known.enumerated() where query[pair.name].elementsEqual(entry.0.utf8) {
                asked[place] = true
            }
        }
        var content: [UInt8] = []
        for (place, entry) in known.enumerated() where asked[place] {
            content.append(UInt8(truncatingIfNeeded: entry.0.utf8.count))
            content.append(UInt8(truncatingIfNeeded: entry.1.utf8.count))
            content.append(contentsOf: entry.0.utf8)
            content.append(contentsOf: entry.1.utf8)
        }
        let padding = (8 - content.count % 8) % 8
        var output: [UInt8] = []
        FastCGIRecordHeader.append(
            .getValuesResult, requestID: 0, contentLength: content.count, paddingLength: padding, to: &output)
        output.append(contentsOf: content)
        output.append(contentsOf: repeatElement(0, count: padding))
        return output
    }
}
