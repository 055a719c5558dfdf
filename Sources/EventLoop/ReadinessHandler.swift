/// Serves one registered descriptor.
public protocol ReadinessHandler: AnyObject {
    /// Called on the loop's thread while the descriptor is ready (level-triggered).
    ///
    /// May register, update and deregister any descriptor, its own included. Must not block.
    func fileDescriptorReady(_ readiness: Readiness)
}
