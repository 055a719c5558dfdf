private import CLinux
private import Glibc

/// The kernel's readiness queue and the memory it reports into.
@safe struct Epoll: ~Copyable {
    private let descriptor: FileDescriptor
    /// Written by the kernel during `wait` only. Unsafe to touch because of the union inside, of
    /// which only the member `u64` is ever used.
    private var events: [epoll_event]

    /// Makes a queue that reports at most `capacity` descriptors per wait.
    init(capacity: Int) throws(SystemError) {
        let number = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard number >= 0 else { throw SystemError.last("epoll_create1") }
        descriptor = FileDescriptor(owning: number)
        unsafe events = unsafe [epoll_event](repeating: epoll_event(), count: capacity)
    }

    /// Starts watching; events of the descriptor will carry `token`.
    func add(_ fileDescriptor: Int32, _ interest: Interest, token: UInt64) throws(SystemError) {
        try control(EPOLL_CTL_ADD, fileDescriptor, interest, token)
    }

    /// Changes what is watched for.
    func modify(_ fileDescriptor: Int32, _ interest: Interest, token: UInt64) throws(SystemError) {
        try control(EPOLL_CTL_MOD, fileDescriptor, interest, token)
    }

    /// Stops watching.
    func remove(_ fileDescriptor: Int32) throws(SystemError) {
        try control(EPOLL_CTL_DEL, fileDescriptor, [], 0)
    }

    /// Waits for events.
    /// - Parameter milliseconds: Longest wait; -1 has no end.
    /// - Returns: How many events can be read with `event(at:)` until the next wait; 0 also after
    ///   an interruption.
    mutating func wait(milliseconds: Int32) throws(SystemError) -> Int {
        let number = descriptor.number
        // The kernel writes at most `count` events into our array, which nobody else can reach meanwhile.
        let count = unsafe events.withUnsafeMutableBufferPointer { buffer in
            unsafe epoll_wait(number, buffer.baseAddress, Int32(buffer.count), milliseconds)
        }
        if count >= 0 { return Int(count) }
        if errno == EINTR { return 0 }
        throw SystemError.last("epoll_wait")
    }

    /// One event of the last wait.
    func event(at place: Int) -> (token: UInt64, readiness: Readiness) {
        let event = unsafe events[place]
        return unsafe (event.data.u64, Readiness(epollEvents: event.events))
    }

    private func control(
        _ operation: Int32, _ fileDescriptor: Int32, _ interest: Interest, _ token: UInt64
    ) throws(SystemError) {
        // The kernel copies the event during the call.
        var event = unsafe epoll_event(events: interest.epollEvents, data: epoll_data_t(u64: token))
        guard unsafe epoll_ctl(descriptor.number, operation, fileDescriptor, &event) == 0 else {
            throw SystemError.last("epoll_ctl")
        }
    }
}
