private import Glibc

/// A descriptor that is closed exactly once, when its owner lets go of it.
package struct FileDescriptor: ~Copyable, Sendable {
    /// The number; valid as long as this value lives.
    package let number: Int32

    /// Takes ownership of an open descriptor.
    package init(owning number: Int32) {
        self.number = number
    }

    deinit {
        // The result is ignored on purpose: after close() the number is free whatever it returns (Linux).
        _ = close(number)
    }
}
