public import TransparencyLog

/// What is to be verified, by whom and against what.
public struct LogVerificationRequest: Sendable {
    /// Account that reads; every reading of the log is logged under its reader.
    public var reader: String
    /// First position; the verification begins at the multiple of 65,536 before it.
    public var from = 0
    /// Behind the last position; nil: to the end of the log. The verification ends at a multiple of 65,536 or the end.
    public var to: Int?
    /// Whose signatures are believed.
    public var policy: LogPolicy
    /// The signer's published checkpoint, read before the verification begins.
    public var published: SignedNote?
    /// A checkpoint that somebody else kept.
    public var external: SignedNote?
    /// Bundles of archived months that are at hand.
    public var archives: [any ArchivedEntries] = []
    /// Microseconds since 1970-01-01 UTC.
    public var nowMicroseconds: Int64

    /// A request for the whole log.
    public init(reader: String, policy: LogPolicy, nowMicroseconds: Int64) {
        self.reader = reader
        self.policy = policy
        self.nowMicroseconds = nowMicroseconds
    }
}
