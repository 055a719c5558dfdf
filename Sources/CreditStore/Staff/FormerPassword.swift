/// A password that an account had or has, as its hash.
///
/// - Rule: PB-7.
public struct FormerPassword: Sendable {
    /// Hash in the form of crypt(3).
    public let hash: String
    /// When it was set, microseconds since 1970-01-01 UTC.
    public let setAtMicroseconds: Int64
    /// Whether it is the one in use.
    public let isPresent: Bool
}
