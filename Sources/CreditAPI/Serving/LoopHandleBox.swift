import Dispatch
import EventLoop
import Synchronization

/// Hands the handle of a loop from the thread that made it to the one that waits for it.
final class LoopHandleBox: Sendable {
    private let handle = Mutex<LoopHandle?>(nil)
    private let filled = DispatchSemaphore(value: 0)

    /// Gives the handle, or nil when the loop could not start.
    func fill(_ made: LoopHandle?) {
        handle.withLock { $0 = made }
        filled.signal()
    }

    /// Waits for the handle.
    func wait() -> LoopHandle? {
        filled.wait()
        return handle.withLock(\.self)
    }
}
