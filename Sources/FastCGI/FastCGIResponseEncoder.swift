public import HTTPTypes

/// Writes answers as FastCGI records.
public enum FastCGIResponseEncoder {
    /// Appends a complete answer: header block, body, end of stream, end of request.
    ///
    /// Header names and values can't break the block (see `HTTPHeaderName`, `HTTPHeaderValue`). `content-length` is
    /// written from the body. Only existing bytes are copied, straight into the outbox.
    /// - Parameters:
    ///   - response: The answer.
    ///   - requestID: Id of the request; afterwards call `FastCGIParser.finishRequest()`.
    ///   - omitsBody: For HEAD: the length is stated, the body left out.
    ///   - output: The connection's outbox.
    public static func append(
        _ response: HTTPResponse, requestID: UInt16, omitsBody: Bool = false, to output: inout [UInt8]
    ) {
        var stream = FastCGIOutputStream(requestID: requestID, in: &output)
        writeFields(of: response, to: &stream, &output)
        if response.status.allowsContent {
            stream.write("content-length: ", to: &output)
            stream.write(String(response.body.count), to: &output)
            stream.write("\r\n", to: &output)
        }
        stream.write("\r\n", to: &output)
        if response.status.allowsContent, !omitsBody {
            stream.write(response.body[...], to: &output)
        }
        stream.finish(in: &output)
        appendEndRequest(requestID: requestID, to: &output)
    }

    /// Appends the header block of an answer whose body follows in parts; its length is not stated, its body ignored.
    public static func appendHead(_ response: HTTPResponse, requestID: UInt16, to output: inout [UInt8]) {
        var stream = FastCGIOutputStream(requestID: requestID, in: &output)
        writeFields(of: response, to: &stream, &output)
        stream.write("\r\n", to: &output)
        stream.pause(in: &output)
    }

    /// Appends a part of a body; an empty part appends nothing, because an empty record would end the body.
    public static func appendContent(_ part: ArraySlice<UInt8>, requestID: UInt16, to output: inout [UInt8]) {
        guard !part.isEmpty else { return }
        var stream = FastCGIOutputStream(requestID: requestID, in: &output)
        stream.write(part, to: &output)
        stream.pause(in: &output)
    }

    /// Ends an answer that came in parts; afterwards call `FastCGIParser.finishRequest()`.
    public static func appendEnd(requestID: UInt16, to output: inout [UInt8]) {
        var stream = FastCGIOutputStream(requestID: requestID, in: &output)
        stream.finish(in: &output)
        appendEndRequest(requestID: requestID, to: &output)
    }

    private static func writeFields(
        of response: HTTPResponse, to stream: inout FastCGIOutputStream, _ output: inout [UInt8]
    ) {
        stream.write("Status: ", to: &output)
        stream.write(String(response.status.code), to: &output)
        stream.write(" ", to: &output)
        stream.write(response.status.reason, to: &output)
        stream.write("\r\n", to: &output)
        for field in response.headers.fields {
            stream.write(field.name.text, to: &output)
            stream.write(": ", to: &output)
            stream.write(field.value.text, to: &output)
            stream.write("\r\n", to: &output)
        }
    }

    /// Appends the end record alone, as owed for an aborted request.
    public static func appendEndRequest(requestID: UInt16, to output: inout [UInt8]) {
        FastCGIControlRecords.appendEnd(requestID: requestID, status: .requestComplete, to: &output)
    }
}
