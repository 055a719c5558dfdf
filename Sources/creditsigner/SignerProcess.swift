import EventLoop
import Observability
import Settings
import Synchronization

/// `creditsigner run`: signals on the main thread, rounds on another one.
struct SignerProcess {
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    /// Runs until a signal or a failure that only a person can mend.
    func run() throws(ProgramFailure) {
        let log = Log(level: LogLevel(settings.log.level), sink: StandardError.write)
        let control = RoundControl()
        let rounds = SigningRounds(settings: settings, log: log, control: control)
        let outcome = Outcome()
        do throws(SystemError) {
            // Before the first thread, which inherits it.
            try SignalSource.block(Signal.allCases)
            let loop = try EventLoop()
            let handle = loop.handle
            let thread = try Thread.spawn(name: "rounds") {
                do throws(ProgramFailure) { try rounds.run() } catch { outcome.fail(error) }
                // A loop that is ending already needs no word.
                _ = handle.submit { $0.stop() }
            }
            let signals = try SignalSource(Signal.allCases, on: loop) { signal in
                // Settings are read at start only: nothing here may change while it signs.
                if signal != .hangUp { control.stop() }
            }
            log.write(.info, "started")
            try loop.run()
            control.stop()
            thread.join()
            signals.close()
        } catch { throw ProgramFailure(.failure, error.description) }
        log.write(.info, "stopped")
        if let failure = outcome.failure { throw failure }
    }

    /// How the rounds ended, for the main thread.
    private final class Outcome: Sendable {
        private let content = Mutex<ProgramFailure?>(nil)

        var failure: ProgramFailure? { content.withLock { $0 } }

        func fail(_ failure: ProgramFailure) { content.withLock { $0 = failure } }
    }
}

extension LogLevel {
    /// The operator's choice.
    init(_ level: LogSettings.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
