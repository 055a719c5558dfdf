private import CLinux
private import Glibc
private import Synchronization

/// A thread of the operating system that can be waited for.
public final class Thread: Sendable {
    /// Linux shows at most this many bytes of a thread's name.
    private static let longestName = 15

    private let identifier: Mutex<pthread_t?>

    private init(_ identifier: pthread_t) {
        self.identifier = Mutex(identifier)
    }

    deinit {
        // Nobody can wait any more; the system frees the thread's memory when it ends.
        if let identifier = identifier.withLock({ $0 }) { _ = pthread_detach(identifier) }
    }

    /// Starts a thread that runs `body` and ends with it.
    /// - Parameter name: Shown by `ps` and `top`; cut after 15 bytes.
    public static func spawn(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) -> Thread {
        let shortName = String(decoding: name.utf8.prefix(longestName), as: UTF8.self)
        let start = ThreadStart(name: shortName, body: body)
        // One reference is given to the new thread, which takes it back in `runThread`; on failure we take it back
        // here.
        let argument = unsafe Unmanaged.passRetained(start)
        var identifier = pthread_t()
        let number = unsafe pthread_create(&identifier, nil, runThread, argument.toOpaque())
        guard number == 0 else {
            unsafe argument.release()
            throw SystemError("pthread_create", number: number)
        }
        return Thread(identifier)
    }

    /// Waits until the thread has ended; the first caller waits, later ones return at once.
    ///
    /// Must not be called on the thread itself.
    public func join() {
        let waiting = identifier.withLock { identifier in
            let value = identifier
            identifier = nil
            return value
        }
        guard let waiting else { return }
        _ = pthread_join(waiting, nil)
    }
}

private final class ThreadStart: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

// A function of the file and not a closure: a closure could inherit an actor from where it is written and trap when C
// calls it on another thread.
private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    // Takes back the reference that `spawn` gave.
    let start = unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    // The name is copied by the call.
    _ = unsafe clinux_name_thread(start.name)
    start.body()
    return nil
}
