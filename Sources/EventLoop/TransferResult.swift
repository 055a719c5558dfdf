/// Outcome of one non-blocking read or write.
public enum TransferResult: Equatable, Sendable {
    /// So many bytes were moved; at least one, unless none were asked for.
    case bytes(Int)
    /// Nothing can be moved now; wait for readiness.
    case wouldBlock
    /// The other side is gone: end of the stream when reading, broken connection when writing.
    case closed
    /// Anything else; the connection is of no more use.
    case failed(SystemError)
}
