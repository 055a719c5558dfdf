/// Why it is not known whose checkpoints to believe: for the operator, what is wrong and what makes it right.
public struct LogTrustError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
}
