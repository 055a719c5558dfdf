import EventLoop

/// Progress of long work: a bar on a terminal, plain lines now and then otherwise.
final class ProgressLine {
    private static let width = 30
    /// Microseconds between two drawings on a terminal.
    private static let drawInterval: Int64 = 100_000
    /// Microseconds between two plain lines: one a screenful of minutes.
    private static let lineInterval: Int64 = 5_000_000

    private let what: String
    private let startedAt = CommandContext.now()
    private var shownAt: Int64 = 0
    private var isDrawn = false

    init(_ what: String) {
        self.what = what
    }

    /// - Parameters:
    ///   - done: Part that is done, of `total`.
    ///   - count: What has been counted so far, with its word.
    func show(done: Int, total: Int, count: Int, of things: String) {
        let now = CommandContext.now()
        guard now - shownAt >= (Terminal.isWatched ? Self.drawInterval : Self.lineInterval) else { return }
        shownAt = now
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let rate = Int(Double(count) / max(0.001, Double(now - startedAt) / 1_000_000))
        let text = "\(what): \(Int(share * 100)) %, \(count) \(things), \(rate)/s"
        if Terminal.isWatched {
            let filled = Int(share * Double(Self.width))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
            StandardError.write(Array("\r\(bar) \(text)\u{1B}[K".utf8))
            isDrawn = true
        } else {
            Terminal.printError(text)
        }
    }

    /// Ends the line, so that what follows stands below it.
    func finish() {
        if isDrawn { StandardError.write(Array("\r\u{1B}[K".utf8)) }
        isDrawn = false
    }
}
