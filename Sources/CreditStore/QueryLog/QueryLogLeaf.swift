/// What the integrator sees of an entry: where it is, when it was, and its hash.
public struct QueryLogLeaf: Sendable, Equatable {
    /// Position in the log, from 0.
    public let position: Int
    /// Time of the entry, microseconds since 1970-01-01 UTC.
    public let loggedAtMicroseconds: Int64
    /// SHA-256 of a zero byte and the entry (RFC 6962), 32 bytes.
    public let hash: [UInt8]

    /// A leaf as it was read.
    public init(position: Int, loggedAtMicroseconds: Int64, hash: [UInt8]) {
        self.position = position
        self.loggedAtMicroseconds = loggedAtMicroseconds
        self.hash = hash
    }
}
