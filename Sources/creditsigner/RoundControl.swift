import Dispatch
import Synchronization

/// Ends the rounds from another thread, also while they wait.
final class RoundControl: Sendable {
    private let stopping = Atomic(false)
    private let wakeUp = DispatchSemaphore(value: 0)

    /// Asks for the end; the step that is being done is finished.
    func stop() {
        stopping.store(true, ordering: .releasing)
        wakeUp.signal()
    }

    /// Whether the end was asked for.
    var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// Waits for a time, or until the end is asked for.
    func wait(milliseconds: Int) {
        guard !isStopping, milliseconds > 0 else { return }
        _ = wakeUp.wait(timeout: .now() + .milliseconds(milliseconds))
    }
}
