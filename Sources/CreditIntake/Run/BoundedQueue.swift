import Dispatch
import Synchronization

/// Hands chunks from the thread that reads to the thread that stores; the reader waits when it is too far ahead.
///
/// The bound keeps memory flat however large the file is.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let free: DispatchSemaphore
    private let filled = DispatchSemaphore(value: 0)

    /// - Parameter capacity: Elements that may wait, at least 1.
    init(capacity: Int) {
        // Not made with the capacity: a semaphore that ends lower than it began traps, and an abandoned queue does.
        free = DispatchSemaphore(value: 0)
        for _ in 0..<capacity { free.signal() }
    }

    /// Waits for room and adds; false when the taker has given up.
    func put(_ element: sending Element) -> Bool {
        free.wait()
        let isAbandoned = state.withLock { state in
            state.elements.append(element)
            return state.isAbandoned
        }
        filled.signal()
        return !isAbandoned
    }

    /// Waits for an element.
    func take() -> Element {
        filled.wait()
        let element = state.withLock { $0.elements.removeFirst() }
        free.signal()
        return element
    }

    /// The taker will take no more: whoever waits to put goes on and learns it.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        free.signal()
    }
}
