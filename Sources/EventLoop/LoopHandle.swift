private import CLinux
private import Glibc
private import Synchronization

/// Brings work from other threads to the thread of a loop.
///
/// Work is queued under a lock and the loop is woken once per batch: one item costs about 60 ns
/// that way, a wake-up of its own 18–43 µs. Outlives its loop safely: then `submit` answers false.
public final class LoopHandle: Sendable {
    private struct Queue {
        var work: [@Sendable (EventLoop) -> Void] = []
        var isClosed = false
    }

    private let queue = Mutex(Queue())
    private let capacity: Int
    /// Closed with the last reference to the handle, so that a late `submit` never writes to a
    /// reused number.
    private let wakeUp: FileDescriptor

    init(capacity: Int) throws(SystemError) {
        let number = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard number >= 0 else { throw SystemError.last("eventfd") }
        wakeUp = FileDescriptor(owning: number)
        self.capacity = capacity
    }

    /// Asks the loop to run `work` on its own thread in one of its next turns, in the order of
    /// submitting.
    ///
    /// May be called on any thread. The closure gets the loop, which proves that it runs on the
    /// right thread; objects of the loop are reached through `EventLoop.park(_:)`.
    /// - Returns: False when the queue is full or the loop is gone; then the work never runs.
    public func submit(_ work: @escaping @Sendable (EventLoop) -> Void) -> Bool {
        let (isAccepted, isFirst) = queue.withLock { queue in
            guard !queue.isClosed, queue.work.count < capacity else { return (false, false) }
            queue.work.append(work)
            return (true, queue.work.count == 1)
        }
        if isFirst { _ = eventfd_write(wakeUp.number, 1) }
        return isAccepted
    }

    var wakeUpDescriptor: Int32 { wakeUp.number }

    /// Takes everything queued and re-arms the wake-up. Call on the loop's thread.
    func takeAll() -> [@Sendable (EventLoop) -> Void] {
        var count: eventfd_t = 0
        // Cleared before the queue is emptied: work that comes in between wakes the loop once too often, never too
        // rarely.
        _ = unsafe eventfd_read(wakeUp.number, &count)
        return queue.withLock { queue in
            let work = queue.work
            queue.work = []
            return work
        }
    }

    /// Refuses work from now on and drops what waits.
    func close() {
        // Dropped outside the lock: what a closure holds may submit again when it goes.
        _ = queue.withLock { queue in
            let work = queue.work
            queue.isClosed = true
            queue.work = []
            return work
        }
    }
}
