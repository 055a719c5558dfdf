import EventLoop
import Glibc
import Synchronization
import Testing

@Suite struct SignalSourceTests {
    @Test func blockedSignalArrivesAsAnEvent() throws {
        let received = Mutex<[Signal]>([])
        // On a thread of its own: the signal is blocked and sent there only, whatever the test runner's threads do.
        let thread = try Thread.spawn(name: "signal test") {
            do {
                let loop = try EventLoop()
                try SignalSource.block([.hangUp])
                let source = try SignalSource([.hangUp], on: loop) { signal in
                    received.withLock { $0.append(signal) }
                    loop.stop()
                }
                pthread_kill(pthread_self(), SIGHUP)
                try loop.run()
                source.close()
            } catch {
                Issue.record(error)
            }
        }
        thread.join()
        #expect(received.withLock { $0 } == [.hangUp])
    }
}
