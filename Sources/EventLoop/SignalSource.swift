private import CLinux
private import Glibc

/// Delivers signals as events of a loop.
public final class SignalSource: ReadinessHandler {
    private let loop: EventLoop
    private let descriptor: FileDescriptor
    private let receive: (Signal) -> Void

    /// Blocks the signals in the calling thread and in all threads that it starts later.
    ///
    /// Call first thing on the main thread: a thread started earlier would still be interrupted,
    /// and the process ended.
    public static func block(_ signals: [Signal]) throws(SystemError) {
        var set = signalSet(signals)
        // The set is ours; the call copies it.
        let number = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        guard number == 0 else { throw SystemError("pthread_sigmask", number: number) }
    }

    /// Starts delivering blocked signals to `receive`, on the loop's thread.
    public init(_ signals: [Signal], on loop: EventLoop, _ receive: @escaping (Signal) -> Void) throws(SystemError) {
        var set = Self.signalSet(signals)
        // The set is ours; the call copies it.
        let number = unsafe signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        guard number >= 0 else { throw SystemError.last("signalfd") }
        descriptor = FileDescriptor(owning: number)
        self.loop = loop
        self.receive = receive
        try loop.register(number, .readable, handler: self)
    }

    /// Stops delivering; the signals stay blocked.
    public func close() {
        loop.deregister(descriptor.number)
    }

    /// Reads every signal that waits.
    public func fileDescriptorReady(_ readiness: Readiness) {
        while true {
            var info = signalfd_siginfo()
            let size = MemoryLayout<signalfd_siginfo>.size
            // The kernel fills our local value with one whole record or nothing.
            guard unsafe read(descriptor.number, &info, size) == size else { return }
            if let signal = Signal(rawValue: Int32(info.ssi_signo)) { receive(signal) }
        }
    }

    private static func signalSet(_ signals: [Signal]) -> sigset_t {
        var set = sigset_t()
        _ = unsafe sigemptyset(&set)
        for signal in signals { _ = unsafe sigaddset(&set, signal.rawValue) }
        return set
    }
}
