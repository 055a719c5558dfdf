public import CreditInformation

/// An access policy, ready to be stored.
public struct AccessPolicyRow: Sendable {
    /// The policy.
    public let policy: AccessPolicy
    /// First day on which it holds.
    public let effectiveOn: CalendarDate
    /// The whole policy as plain JSON.
    public let document: String
    /// SHA-256 of the file's bytes.
    public let digest: [UInt8]
    /// Who publishes it.
    public let publishedBy: String
    /// Instant of the publication, microseconds since 1970-01-01 UTC.
    public let publishedAtMicroseconds: Int64

    /// A policy as its publisher has worked it out.
    public init(
        policy: AccessPolicy, effectiveOn: CalendarDate, document: String, digest: [UInt8], publishedBy: String,
        publishedAtMicroseconds: Int64
    ) {
        self.policy = policy
        self.effectiveOn = effectiveOn
        self.document = document
        self.digest = digest
        self.publishedBy = publishedBy
        self.publishedAtMicroseconds = publishedAtMicroseconds
    }
}
