/// Something that the check found in a file of periods; any finding refuses it.
public struct PeriodFinding: Sendable, Hashable, CustomStringConvertible {
    /// Where it was found: `periods.3` by its place from 1, or `file`.
    public let place: String
    /// What is not satisfied.
    public let requirement: PeriodRequirement
    /// What is wrong, in English, for operators.
    public let detail: String

    /// What is wrong, in Chinese, for those who answer for the periods.
    public var sentence: String { "\(place)：\(requirement.sentence)。" }

    /// One line: place, requirement, detail.
    public var description: String { "refuse \(place) [\(requirement.rawValue)]: \(detail)" }
}
