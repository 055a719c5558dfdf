import FoundationEssentials
import Synchronization

/// The operator's log: one JSON object a line; not the permanent query log.
///
/// Safe to use from any thread. A line is built on the caller's thread and handed to the sink in one piece.
public final class Log: Sendable {
    /// Takes one complete line, line feed included, at most 4096 bytes; called on the thread that logs.
    ///
    /// A program gives one `write(2)` to standard error: at most 4096 bytes are never mixed with another line in a
    /// pipe, so no lock is needed. It must not block for long and must not log.
    public typealias Sink = @Sendable (_ line: [UInt8]) -> Void
    /// Tells the time.
    public typealias Clock = @Sendable () -> LogTimestamp

    private let minimum: Atomic<Int>
    private let clock: Clock
    private let sink: Sink

    /// Makes a log.
    public init(level: LogLevel, clock: @escaping Clock = Log.systemClock, sink: @escaping Sink) {
        minimum = Atomic(level.rawValue)
        self.clock = clock
        self.sink = sink
    }

    /// The wall clock.
    public static let systemClock: Clock = {
        LogTimestamp(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// The least important level that is written; may be changed at any time from any thread.
    public var level: LogLevel {
        get { LogLevel(rawValue: minimum.load(ordering: .relaxed)) ?? .debug }
        set { minimum.store(newValue.rawValue, ordering: .relaxed) }
    }

    /// Whether events of a level are written.
    public func isEnabled(_ level: LogLevel) -> Bool {
        level.rawValue >= minimum.load(ordering: .relaxed)
    }

    /// Writes one event, unless its level is filtered out.
    ///
    /// - Parameters:
    ///   - event: What happened, in the past tense, e.g. `"database connection lost"`.
    ///   - timestamp: When, if the caller knows it; otherwise the log's clock is asked.
    public func write(
        _ level: LogLevel, _ event: StaticString, _ fields: LogField..., at timestamp: LogTimestamp? = nil
    ) {
        guard isEnabled(level) else { return }
        var line = LogLine(at: timestamp ?? clock(), level: level, event: event)
        for field in fields { line.append(field) }
        sink(line.finished())
    }
}
