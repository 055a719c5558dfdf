/// How many large bodies an audience holds at once: on their way in, waiting for a thread, being worked on, and on their
/// way out until the last byte is written.
///
/// Without it the memory of a daemon would be the limit of a body times the number of connections. Belongs to its loop's
/// thread.
final class LargeBodies {
    /// Leave to hold one; given back when the last reference goes.
    final class Permit {
        private let bodies: LargeBodies

        fileprivate init(_ bodies: LargeBodies) {
            self.bodies = bodies
        }

        deinit { bodies.count -= 1 }
    }

    /// Bytes up to which a body needs no leave.
    let threshold: Int
    private let maximum: Int
    /// How many are held.
    private(set) var count = 0

    init(threshold: Int, maximum: Int) {
        self.threshold = threshold
        self.maximum = maximum
    }

    /// Leave for one more; nil when as many are held as may be.
    func permit() -> Permit? {
        guard count < maximum else { return nil }
        count += 1
        return Permit(self)
    }
}
