/// How much longer a period may become, and who says so.
///
/// - Rule: HZ-Q12, HZ-O3.
public struct PeriodExtension: Sendable, Hashable {
    /// At most so many units more, 1 or more; counted from the last day of the period.
    public let length: Int
    /// What it is counted in: calendar or working days.
    public let unit: PeriodUnit
    /// Who grants it.
    public let role: AccountRole

    /// An extension from its parts.
    public init(length: Int, unit: PeriodUnit, role: AccountRole) {
        self.length = length
        self.unit = unit
        self.role = role
    }
}
