public import CreditInformation

/// An access policy as the database holds it.
public struct StoredAccessPolicy: Sendable {
    /// Id, from 1.
    public let policyID: Int32
    /// City whose policy it is.
    public let profile: String
    /// The policy's name.
    public let label: String
    /// First day on which it holds.
    public let effectiveOn: CalendarDate?
    /// The policy as JSON.
    public let document: [UInt8]
    /// SHA-256 of the file it came from.
    public let digest: [UInt8]
}
