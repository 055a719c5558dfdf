/// An access policy was refused.
public struct AccessPolicyRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Everything the check found.
    public let findings: [AccessPolicyFinding]

    /// The findings, one a line.
    public var description: String { findings.map(\.description).joined(separator: "\n") }
}
