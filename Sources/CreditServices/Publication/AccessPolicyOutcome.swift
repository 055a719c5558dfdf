public import CreditInformation

/// What became of the publication of an access policy.
public struct AccessPolicyOutcome: Sendable, Equatable {
    /// Whether the very file had been published before.
    public let isUnchanged: Bool
    /// Id of the policy.
    public let policyID: Int32
    /// Its label.
    public let label: String
    /// First day on which it holds.
    public let effectiveOn: CalendarDate
}
