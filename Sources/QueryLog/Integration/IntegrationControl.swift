import Dispatch
import Synchronization

/// Stops an integrator from another thread, also while it waits.
public final class IntegrationControl: Sendable {
    private let stopping = Atomic(false)
    private let wakeUp = DispatchSemaphore(value: 0)

    /// A control for one integrator.
    public init() {}

    /// Asks the integrator to end; it finishes the statement that is in flight.
    public func stop() {
        stopping.store(true, ordering: .releasing)
        wakeUp.signal()
    }

    /// Whether it was asked to end.
    public var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// Waits for a time, or until it is asked to end.
    func wait(milliseconds: Int) {
        guard !isStopping else { return }
        _ = wakeUp.wait(timeout: .now() + .milliseconds(milliseconds))
    }
}
