import HTTPTypes

/// An answer that is whole in memory and is given to a slow reader piece by piece.
///
/// Belongs to its loop's thread.
final class PacedAnswer {
    /// Answers above this size are paced, and this much is given at a time: what a connection holds for a reader stays
    /// far below its bound.
    static let pieceBytes = 1 << 18

    private let stream: AnswerStream
    private let body: [UInt8]
    private var sent = 0

    /// Begins to answer; nil when the caller has gone.
    init?(_ response: HTTPResponse, _ answering: Answering) {
        var head = response
        head.body = []
        guard let stream = answering.beginStream(head) else { return nil }
        self.stream = stream
        body = response.body
    }

    /// Whether it is answered, or nobody listens any more.
    private(set) var isOver = false

    /// Gives the reader more when it has taken what it had.
    func proceed() {
        guard !isOver else { return }
        while stream.isWanted, sent < body.count, stream.waitingBytes < Self.pieceBytes {
            let next = min(sent + Self.pieceBytes, body.count)
            stream.write(Array(body[sent..<next]))
            sent = next
        }
        guard sent == body.count || !stream.isWanted else { return }
        isOver = true
        stream.end()
    }
}
