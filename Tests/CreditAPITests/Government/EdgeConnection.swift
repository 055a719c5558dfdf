import EventLoop

/// A connection as nginx keeps it: requests are written, answers are read record by record.
///
/// Belongs to the test's thread; never blocks.
final class EdgeConnection {
    private let socket: StreamSocket
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var received: [UInt8] = []
    private var output: [UInt8] = []
    private var unsent: [UInt8] = []
    /// Header block and body of the answer so far.
    private(set) var answer: [UInt8] = []
    /// Whether the answer is complete.
    private(set) var isAnswered = false
    /// Whether the other side has closed.
    private(set) var isClosed = false

    init(path: String) throws {
        socket = try StreamSocket.connect(path: path)
    }

    /// Begins a request; the answer before is forgotten.
    func send(_ bytes: [UInt8]) {
        answer = []
        isAnswered = false
        unsent += bytes
    }

    /// Writes and reads what can be, but reads at most so many bytes.
    func proceed(reading limit: Int = .max) {
        while !unsent.isEmpty, case .bytes(let count) = socket.write(unsent, range: 0..<unsent.count), count > 0 {
            unsent.removeFirst(count)
        }
        var left = limit
        while left > 0, !isClosed {
            switch socket.read(into: &buffer, window: 0..<min(buffer.count, left)) {
            case .bytes(let count):
                left -= count
                received += buffer[..<count]
            case .wouldBlock: left = 0
            case .closed, .failed: isClosed = true
            }
        }
        takeRecords()
    }

    private func takeRecords() {
        var start = 0
        while received.count - start >= 8 {
            let length = Int(received[start + 4]) << 8 | Int(received[start + 5])
            let end = start + 8 + length + Int(received[start + 6])
            guard received.count >= end else { break }
            if received[start + 1] == 6 { answer += received[start + 8..<start + 8 + length] }
            if received[start + 1] == 3 { isAnswered = true }
            start = end
        }
        received.removeFirst(start)
    }

    /// Status of the answer; 0 before its header block is there.
    var status: Int {
        let text = String(decoding: answer.prefix(12), as: UTF8.self)
        return text.hasPrefix("Status: ") ? Int(text.dropFirst(8).prefix(3)) ?? 0 : 0
    }

    /// Header block, in lower case but for the values.
    var header: String {
        String(decoding: answer.prefix(bodyStart), as: UTF8.self)
    }

    /// Body so far.
    var body: String { String(decoding: answer.dropFirst(bodyStart), as: UTF8.self) }

    private var bodyStart: Int {
        let end = Array("\r\n\r\n".utf8)
        guard answer.count >= 4 else { return 0 }
        for place in 0...(answer.count - 4) where Array(answer[place..<place + 4]) == end { return place + 4 }
        return 0
    }
}
