/// The part of a text file that is in memory, as UTF-8.
///
/// Rows are parsed in place from `start`; when one is not complete, `refill()` brings more behind it
/// and the row is parsed again from its start. The window therefore grows to the longest row plus
/// one read, never further.
final class TextWindow {
    /// Holds the text in `start..<end`; the rest is room.
    private(set) var bytes: [UInt8]
    /// First byte that is not consumed; readers move it.
    private(set) var start = 0
    private(set) var end = 0
    /// Nothing will come after `end`: the file is at its end, or `problem` stands there.
    private(set) var isComplete = false
    /// What stands at the end of the window instead of the end of the file.
    private(set) var problem: FileDecodingError?
    let encoding: TextEncoding

    private let file: InputFile
    private let readBytes: Int
    private let transcoder: Transcoder?
    /// Bytes in the file's own encoding that wait for `transcoder`: `rawStart..<rawEnd`.
    private var raw: [UInt8] = []
    private var rawStart = 0
    private var rawEnd = 0
    /// Offset in the file of what will be read next.
    private var fileOffset: Int

    /// Opens the window behind the byte order mark.
    init(_ file: InputFile, _ finding: EncodingSniffer.Finding, readBytes: Int) throws(FileDecodingError) {
        self.file = file
        self.readBytes = max(1, readBytes)
        encoding = finding.encoding
        fileOffset = finding.markBytes
        // Twice the read: the unfinished row before it usually fits without moving to a larger buffer.
        bytes = [UInt8](repeating: 0, count: 2 * self.readBytes)
        transcoder = finding.encoding == .utf8 ? nil : try Transcoder(from: finding.encoding)
        if transcoder != nil { raw = [UInt8](repeating: 0, count: self.readBytes + Self.longestCharacter) }
        try file.seek(to: finding.markBytes)
    }

    /// Bytes of the longest character in any encoding read here.
    private static let longestCharacter = 4
    /// Bytes of UTF-8 that one byte of another encoding becomes at most: 2 in GBK become 3, 2 in UTF-16 become 3.
    private static let growth = 2

    /// Offset in the file of `bytes[index]`; nil when the text was turned from another encoding.
    func fileOffset(of index: Int) -> Int? {
        transcoder == nil ? fileOffset - (end - index) : nil
    }

    /// Bytes of the file that were consumed; to the size of a read for turned text.
    var bytesConsumed: Int { fileOffset(of: start) ?? (fileOffset - (rawEnd - rawStart)) }

    /// Marks everything before `index` as consumed.
    func consume(upTo index: Int) {
        precondition(index >= start && index <= end, "consumed outside of the window")
        start = index
    }

    /// Brings more text behind `end`; indexes change, only distances from `start` stay.
    ///
    /// Does nothing when the window is complete.
    func refill() throws(FileDecodingError) {
        guard !isComplete else { return }
        makeRoom(for: transcoder == nil ? readBytes : (readBytes + Self.longestCharacter) * Self.growth)
        let before = end
        if let transcoder { try refill(through: transcoder) } else { try refillDirectly() }
        stopAtNul(from: before)
    }

    private func makeRoom(for count: Int) {
        if bytes.count - end >= count { return }
        if start > 0 {
            let length = end - start
            for index in 0..<length { bytes[index] = bytes[start + index] }
            (start, end) = (0, length)
        }
        if bytes.count - end < count {
            // Doubling keeps the work on one very long row linear.
            bytes.append(contentsOf: repeatElement(0, count: max(count, bytes.count)))
        }
    }

    private func refillDirectly() throws(FileDecodingError) {
        let got = try file.read(into: &bytes, at: end, count: readBytes)
        if got == 0 { isComplete = true }
        end += got
        fileOffset += got
    }

    private func refill(through transcoder: Transcoder) throws(FileDecodingError) {
        let rest = rawEnd - rawStart
        for index in 0..<rest { raw[index] = raw[rawStart + index] }
        (rawStart, rawEnd) = (0, rest)
        let got = try file.read(into: &raw, at: rawEnd, count: min(readBytes, raw.count - rawEnd))
        rawEnd += got
        fileOffset += got
        let step = transcoder.convert(&raw, from: 0, to: rawEnd, into: &bytes, at: end)
        rawStart = step.consumed
        end += step.produced
        let isCutOff = got == 0 && rawStart < rawEnd && step.outcome == .inputUsedUp
        if step.outcome == .invalid || isCutOff {
            problem = FileDecodingError(.invalidText, byteOffset: fileOffset - (rawEnd - rawStart))
            isComplete = true
        } else if got == 0 && rawStart == rawEnd {
            isComplete = true
        }
    }

    /// A NUL is in no text file; the window ends before it, so that the rows in front are still read.
    private func stopAtNul(from index: Int) {
        guard let found = bytes[index..<end].firstIndex(of: 0) else { return }
        problem = FileDecodingError(.nulByte, byteOffset: fileOffset(of: found))
        end = found
        isComplete = true
    }
}
