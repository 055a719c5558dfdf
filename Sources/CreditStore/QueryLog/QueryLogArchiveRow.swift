/// A month of the query log of which a bundle of files exists.
///
/// - Rule: HZ-Q15.
public struct QueryLogArchiveRow: Sendable, Hashable {
    /// First day of the month in Shanghai, days since 1970-01-01.
    public let firstDay: Int32
    /// First entry of the month.
    public let firstPosition: Int
    /// Behind its last entry.
    public let endPosition: Int
    /// SHA-256 of the bundle's manifest.
    public let manifestDigest: [UInt8]
    /// Microseconds since 1970-01-01 UTC.
    public let recordedAtMicroseconds: Int64
    /// The account that made the bundle.
    public let recordedBy: String
    /// Persons who approved that the month may be detached.
    public let approvals: Int
    /// Whether the database still has the entries.
    public let isAttached: Bool
}
