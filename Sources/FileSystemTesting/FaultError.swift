/// A fault could not be made.
public struct FaultError: Error, Sendable, Equatable {
    /// As in `errno(3)`.
    public let number: Int32
}
