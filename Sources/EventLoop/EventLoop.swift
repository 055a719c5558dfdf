private import Glibc

/// Waits for descriptors, timers and work from other threads, and serves them on one thread.
///
/// Confined: make it, use it and run it on one thread; everything it calls runs there. Other
/// threads use `handle`. Descriptors stay the property of who registered them; the loop keeps a
/// strong reference to each handler until `deregister`.
public final class EventLoop {
    /// Ready descriptors taken per wait; more are served in the next turn, in fair order.
    private static let eventsPerTurn = 256
    /// Work from other threads that may wait; enough for a full waiting room of every audience.
    public static let defaultSubmissionCapacity = 65_536

    private struct Registration {
        var generation: UInt32 = 0
        var interest: Interest = []
        var handler: (any ReadinessHandler)?
    }

    /// Where other threads submit work.
    public let handle: LoopHandle
    /// Monotonic time at the start of the present turn; free to read. Outside `run()`: when it was
    /// last needed.
    public private(set) var now = MonotonicInstant.current()

    private var epoll: Epoll
    /// Indexed by descriptor number, which the kernel keeps small and dense.
    private var registrations: [Registration] = []
    private var timers = TimerHeap()
    private var turnEndHooks: [() -> Void] = []
    private var parked: [UInt64: AnyObject] = [:]
    private var nextParked: UInt64 = 0
    private var isInTurn = false
    private var isStopping = false

    /// Creates a loop that serves nothing yet.
    /// - Parameter submissionCapacity: Most pieces of work from other threads that wait at one
    ///   time.
    public init(submissionCapacity: Int = EventLoop.defaultSubmissionCapacity) throws(SystemError) {
        epoll = try Epoll(capacity: EventLoop.eventsPerTurn)
        handle = try LoopHandle(capacity: submissionCapacity)
        // The wake-up has no handler and no registration: it is recognised by its number and generation 0.
        try epoll.add(handle.wakeUpDescriptor, .readable, token: 0)
    }

    deinit {
        handle.close()
    }

    // MARK: Descriptors

    /// Starts watching a descriptor.
    /// - Throws: `SystemError` of `epoll_ctl`, for example EEXIST when it is watched already.
    public func register(
        _ fileDescriptor: Int32, _ interest: Interest, handler: any ReadinessHandler
    ) throws(SystemError) {
        let place = Int(fileDescriptor)
        guard place >= 0 else { throw SystemError("epoll_ctl", number: EBADF) }
        while registrations.count <= place { registrations.append(Registration()) }
        // A new generation makes events of the number's former user recognisable; 0 is the wake-up's.
        var generation = registrations[place].generation &+ 1
        if generation == 0 { generation = 1 }
        try epoll.add(fileDescriptor, interest, token: Self.token(fileDescriptor, generation))
        registrations[place] = Registration(generation: generation, interest: interest, handler: handler)
    }

    /// Changes what a descriptor is watched for; costs nothing when it is the same.
    public func update(_ fileDescriptor: Int32, _ interest: Interest) throws(SystemError) {
        let place = Int(fileDescriptor)
        guard registrations.indices.contains(place), registrations[place].handler != nil else {
            throw SystemError("epoll_ctl", number: ENOENT)
        }
        let registration = registrations[place]
        guard registration.interest != interest else { return }
        let token = Self.token(fileDescriptor, registration.generation)
        if registration.interest.contains(.exclusive) || interest.contains(.exclusive) {
            // The kernel refuses to modify an exclusive watch.
            try epoll.remove(fileDescriptor)
            try epoll.add(fileDescriptor, interest, token: token)
        } else {
            try epoll.modify(fileDescriptor, interest, token: token)
        }
        registrations[place].interest = interest
    }

    /// Stops watching a descriptor and lets go of its handler; call before closing the descriptor.
    ///
    /// Safe inside any handler: events that were already taken for it are not delivered. Does
    /// nothing when it is not watched.
    public func deregister(_ fileDescriptor: Int32) {
        let place = Int(fileDescriptor)
        guard registrations.indices.contains(place), registrations[place].handler != nil else { return }
        registrations[place].handler = nil
        registrations[place].interest = []
        // Fails only if the owner closed the descriptor first; then the kernel has forgotten it anyway.
        try? epoll.remove(fileDescriptor)
    }

    // MARK: Timers

    /// Runs `action` once, not earlier than `delay` after the present turn's time; late by at most
    /// 1 ms plus the turn.
    public func schedule(after delay: Duration, _ action: @escaping () -> Void) -> TimerID {
        if !isInTurn { now = .current() }
        return timers.add(deadline: now.advanced(by: delay), action)
    }

    /// Takes a timer back; does nothing when it has run.
    public func cancel(_ timer: TimerID) {
        timers.remove(timer)
    }

    // MARK: Turns

    /// Adds a closure that runs in every turn after all ready descriptors, timers and submitted
    /// work were served and before the next wait: the place to send what the turn has collected.
    /// Lives as long as the loop.
    public func onTurnEnd(_ hook: @escaping () -> Void) {
        turnEndHooks.append(hook)
    }

    /// Serves until `stop()`.
    ///
    /// The turn in which `stop()` is called is finished first, its end included.
    public func run() throws(SystemError) {
        while !isStopping { try runTurn(waitingAtMost: nil) }
        isStopping = false
    }

    /// Ends `run()` after the present turn, or the next `run()` at once. From other threads:
    /// `handle.submit { $0.stop() }`.
    public func stop() {
        isStopping = true
    }

    /// Waits once and serves what is ready.
    /// - Parameter limit: Longest wait; nil waits for the next event however late it is.
    public func runTurn(waitingAtMost limit: Duration?) throws(SystemError) {
        let count = try epoll.wait(milliseconds: timeout(limit: limit))
        now = .current()
        isInTurn = true
        defer { isInTurn = false }
        var isWokenUp = false
        for place in 0..<count {
            let (token, readiness) = epoll.event(at: place)
            if token == 0 { isWokenUp = true } else { dispatch(readiness, token: token) }
        }
        runDueTimers()
        if isWokenUp {
            for work in handle.takeAll() { work(self) }
        }
        for hook in turnEndHooks { hook() }
    }

    // MARK: Parked objects

    /// Keeps an object with the loop and gives out a ticket that other threads may carry.
    public func park<Object: AnyObject>(_ object: Object) -> Parked<Object> {
        nextParked += 1
        parked[nextParked] = object
        return Parked(number: nextParked)
    }

    /// Exchanges a ticket of this same loop for its object, once; nil when it was exchanged before.
    public func unpark<Object: AnyObject>(_ ticket: Parked<Object>) -> Object? {
        parked.removeValue(forKey: ticket.number) as? Object
    }

    // MARK: Inside

    private static func token(_ fileDescriptor: Int32, _ generation: UInt32) -> UInt64 {
        UInt64(generation) << 32 | UInt64(UInt32(bitPattern: fileDescriptor))
    }

    private func dispatch(_ readiness: Readiness, token: UInt64) {
        let registration = registrations[Int(token & 0xffff_ffff)]
        // Another handler of this turn may have deregistered it, and the number may belong to a new descriptor by
        // now.
        guard registration.generation == UInt32(token >> 32), let handler = registration.handler else { return }
        handler.fileDescriptorReady(readiness)
    }

    private func runDueTimers() {
        // Counted first, so that a timer that schedules itself with no delay can't hold the turn for ever.
        var remaining = timers.count
        while remaining > 0, let action = timers.popDue(at: now) {
            action()
            remaining -= 1
        }
    }

    private func timeout(limit: Duration?) -> Int32 {
        if isStopping { return 0 }
        var nanoseconds = limit?.clampedNanoseconds
        if let deadline = timers.firstDeadline {
            let untilTimer = MonotonicInstant.current().duration(to: deadline).clampedNanoseconds
            nanoseconds = min(nanoseconds ?? .max, untilTimer)
        }
        guard let nanoseconds else { return -1 }
        guard nanoseconds > 0 else { return 0 }
        // Rounded up: waking early would turn the rest of the millisecond into busy waiting.
        let milliseconds = nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 == 0 ? 0 : 1)
        return Int32(min(milliseconds, Int64(Int32.max)))
    }
}

/// Confined to one thread on purpose.
@available(*, unavailable)
extension EventLoop: Sendable {}
