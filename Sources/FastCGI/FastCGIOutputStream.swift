/// Writes FCGI_STDOUT records straight into an outbox; a record's length is filled in when it is complete.
struct FastCGIOutputStream {
    /// Most content per record: the largest multiple of 8 under 65,536, so that full records need no padding.
    static let maximumContent = 65_528

    private let requestID: UInt16
    /// Where the content of the open record begins.
    private var contentStart: Int

    /// Opens the first record.
    init(requestID: UInt16, in output: inout [UInt8]) {
        self.requestID = requestID
        contentStart = 0
        open(in: &output)
    }

    /// Appends content, in as many records as it takes.
    mutating func write(_ text: String, to output: inout [UInt8]) {
        // Header lines nearly always fit; the slow way keeps the type total.
        if text.utf8.count <= room(in: output) {
            output.append(contentsOf: text.utf8)
        } else {
            write(Array(text.utf8)[...], to: &output)
        }
    }

    /// Appends content, in as many records as it takes.
    mutating func write(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var rest = bytes
        while rest.count > room(in: output) {
            let count = room(in: output)
            output.append(contentsOf: rest.prefix(count))
            rest = rest.dropFirst(count)
            close(in: &output)
            open(in: &output)
        }
        output.append(contentsOf: rest)
    }

    /// Completes the open record, so that the stream can go on with another value of this type.
    ///
    /// - Precondition: Something was written since the last record: an empty record would end the stream.
    mutating func pause(in output: inout [UInt8]) {
        precondition(output.count > contentStart, "an empty record ends the stream")
        close(in: &output)
    }

    /// Ends the stream with its empty record.
    mutating func finish(in output: inout [UInt8]) {
        let isEmpty = output.count == contentStart
        close(in: &output)
        // An open record without content is itself the end.
        guard !isEmpty else { return }
        FastCGIRecordHeader.append(
            .standardOutput, requestID: requestID, contentLength: 0, paddingLength: 0, to: &output)
    }

    private func room(in output: [UInt8]) -> Int {
        Self.maximumContent - (output.count - contentStart)
    }

    private mutating func open(in output: inout [UInt8]) {
        FastCGIRecordHeader.append(
            .standardOutput, requestID: requestID, contentLength: 0, paddingLength: 0, to: &output)
        contentStart = output.count
    }

    private mutating func close(in output: inout [UInt8]) {
        let count = output.count - contentStart
        let padding = (8 - count % 8) % 8
        output[contentStart - 4] = UInt8(truncatingIfNeeded: count >> 8)
        output[contentStart - 3] = UInt8(truncatingIfNeeded: count)
        output[contentStart - 2] = UInt8(truncatingIfNeeded: padding)
        for _ in 0..<padding { output.append(0) }
    }
}
