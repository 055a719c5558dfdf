/// Something that the check found in an access policy; any finding refuses it.
public struct AccessPolicyFinding: Sendable, Hashable, CustomStringConvertible {
    /// Where it was found: a rule by its number, `limits.2`, or `policy`.
    public let place: String
    /// What is not satisfied.
    public let requirement: AccessPolicyRequirement
    /// What is wrong, in English, for operators.
    public let detail: String

    /// What is wrong, in Chinese, for those who answer for the policy.
    public var sentence: String { "\(place)：\(requirement.sentence)。" }

    /// One line: place, requirement, detail.
    public var description: String { "refuse \(place) [\(requirement.rawValue)]: \(detail)" }
}
