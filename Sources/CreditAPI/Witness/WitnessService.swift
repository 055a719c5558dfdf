import EventLoop
public import Observability

/// The whole witness: its socket, its ledger, and the signals that stop it.
public final class WitnessService {
    /// Why the witness could not run.
    public struct Failure: Error, CustomStringConvertible {
        /// For the operator.
        public let description: String
    }

    private let socketPath: String
    private let socketMode: UInt32
    private let ledger: WitnessLedger
    private let log: Log

    /// - Parameters:
    ///   - socketPath: FastCGI socket for nginx.
    ///   - socketMode: Its permission bits.
    public init(socketPath: String, socketMode: UInt32, ledger: WitnessLedger, log: Log) {
        self.socketPath = socketPath
        self.socketMode = socketMode
        self.ledger = ledger
        self.log = log
    }

    /// Serves until SIGTERM or SIGINT.
    public func run() throws(Failure) {
        do throws(SystemError) {
            try SignalSource.block(Signal.allCases)
            let loop = try EventLoop()
            let listener = try UnixListener(path: socketPath, permissions: socketMode)
            let server = WitnessServer(loop: loop, listener: listener, ledger: ledger, log: log)
            try server.start()
            let signals = try SignalSource(Signal.allCases, on: loop) { [unowned server] signal in
                // Logs are read at start only.
                if signal != .hangUp { server.stop() }
            }
            log.write(.info, "started")
            try loop.run()
            signals.close()
            listener.close()
        } catch { throw Failure(description: "cannot run: \(error.description)") }
        log.write(.info, "stopped")
    }
}
