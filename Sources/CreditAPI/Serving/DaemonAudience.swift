import EventLoop
import Settings

/// An audience behind the public one, as the daemon starts and stops it.
///
/// Belongs to the daemon's thread.
protocol DaemonAudience: AnyObject {
    /// Starts its threads.
    ///
    /// - Returns: The handle of its loop, which ends by itself when the daemon drains and nothing is owed.
    func start(on loop: EventLoop) throws(SystemError) -> LoopHandle
    /// Takes new settings over as far as it can while it runs; what can't be used changes nothing.
    func reload(_ settings: Settings)
    /// Finishes what was accepted and waits for its threads; its loop has been told to end.
    func stop()
}
