import EventLoop
import Glibc
import Synchronization
import Testing

/// Figures, not rules: run with CREDIT_BENCHMARK=1 in a release build.
@Suite(.enabled(if: isBenchmarking), .serialized) struct EventLoopBenchmarks {
    @Test func echoOverAUnixSocket() throws {
        for connections in [1, 64] {
            let path = temporaryPath("echo")
            let listener = try UnixListener(path: path, permissions: 0o600)
            let ready = Mutex<LoopHandle?>(nil)
            let server = try Thread.spawn(name: "echo") {
                do {
                    let loop = try EventLoop()
                    ready.withLock { $0 = loop.handle }
                    try loop.register(
                        listener.fileDescriptor, [.readable, .exclusive], handler: EchoServer(loop, listener))
                    try loop.run()
                } catch {
                    Issue.record(error)
                }
            }
            let rounds = 200_000
            let loop = try EventLoop()
            let clients = try (0..<connections).map { _ in
                try EchoClient(loop, StreamSocket.connect(path: path), rounds: rounds / connections)
            }
            let start = MonotonicInstant.current()
            let processor = clock()
            for client in clients { client.send() }
            while clients.contains(where: { $0.rounds > 0 }) { try loop.runTurn(waitingAtMost: .seconds(5)) }
            let time = start.duration(to: .current()) / rounds
            print(
                "BENCHMARK echo, \(connections) connections: \(time) and \(Double(clock() - processor) / Double(rounds)) µs CPU (both sides) a round"
            )
            while !ready.withLock({ $0?.submit { $0.stop() } ?? false }) {}
            server.join()
        }
    }

    @Test func emptyTurnsTimersAndSubmits() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        let count = 300_000
        var served = 0
        try loop.register(pair.first.fileDescriptor, .writable, handler: RecordingHandler { _ in served += 1 })
        var start = MonotonicInstant.current()
        for _ in 0..<count { try loop.runTurn(waitingAtMost: .zero) }
        print("BENCHMARK turn with one ready descriptor: \(start.duration(to: .current()) / count)")
        start = .current()
        var timers: [TimerID] = []
        for number in 0..<count {
            timers.append(loop.schedule(after: .seconds(10)) {})
            if number >= 1_000 { loop.cancel(timers[number - 1_000]) }
        }
        print("BENCHMARK schedule and cancel (outside a turn): \(start.duration(to: .current()) / count)")
        let done = Atomic(0)
        start = .current()
        for _ in 0..<count / 256 {
            for _ in 0..<256 { _ = loop.handle.submit { _ in done.add(1, ordering: .relaxed) } }
            try loop.runTurn(waitingAtMost: .zero)
        }
        print("BENCHMARK submit, 256 a turn: \(start.duration(to: .current()) / done.load(ordering: .relaxed))")
    }
}

private let isBenchmarking = unsafe getenv("CREDIT_BENCHMARK") != nil

private final class EchoServer: ReadinessHandler {
    private let loop: EventLoop
    private let listener: UnixListener

    init(_ loop: EventLoop, _ listener: UnixListener) {
        self.loop = loop
        self.listener = listener
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        while case .connection(let socket) = listener.accept() {
            let number = socket.fileDescriptor
            try? loop.register(number, .readable, handler: EchoConnection(loop, socket))
        }
    }
}

private final class EchoConnection: ReadinessHandler {
    private let loop: EventLoop
    private let socket: StreamSocket
    private var buffer = [UInt8](repeating: 0, count: 4_096)

    init(_ loop: EventLoop, _ socket: consuming StreamSocket) {
        self.loop = loop
        self.socket = socket
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        switch socket.read(into: &buffer, window: 0..<4_096) {
        case .bytes(let count): _ = socket.write(buffer, range: 0..<count)
        case .wouldBlock: break
        case .closed, .failed: loop.deregister(socket.fileDescriptor)
        }
    }
}

private final class EchoClient: ReadinessHandler {
    private let socket: StreamSocket
    private var buffer = [UInt8](repeating: 9, count: 200)
    var rounds: Int

    init(_ loop: EventLoop, _ socket: consuming StreamSocket, rounds: Int) throws {
        self.socket = socket
        self.rounds = rounds
        try loop.register(self.socket.fileDescriptor, .readable, handler: self)
    }

    func send() {
        _ = socket.write(buffer, range: 0..<200)
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        guard case .bytes = socket.read(into: &buffer, window: 0..<200) else { return }
        rounds -= 1
        if rounds > 0 { send() }
    }
}
