import EventLoop

/// Runs a closure for each readiness; the closure sees the handler's own readiness only.
final class RecordingHandler: ReadinessHandler {
    var ready: (Readiness) -> Void

    init(_ ready: @escaping (Readiness) -> Void = { _ in }) {
        self.ready = ready
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        ready(readiness)
    }
}
