private import CLibPQ

/// Asks the server to cancel what a connection is doing; may be used on any thread and after the
/// connection has gone.
// Sendable: the pointer is set once, its content is read-only, and PQcancel() is documented to be thread-safe.
@safe public final class CancelHandle: @unchecked Sendable {
    /// Owned: made by PQgetCancel(), freed in `deinit`.
    private let cancel: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let cancel = unsafe PQgetCancel(connection) else { return nil }
        unsafe self.cancel = unsafe cancel
    }

    deinit {
        unsafe PQfreeCancel(cancel)
    }

    /// Sends the request over a connection of its own and waits until the server took it; blocks
    /// for a moment.
    /// - Returns: True when it was sent; whether anything was cancelled shows in the statement's
    ///   result.
    public func request() -> Bool {
        var message = [CChar](repeating: 0, count: 256)
        // libpq writes at most 256 bytes into our array.
        return unsafe PQcancel(cancel, &message, 256) == 1
    }
}
