/// The periods of a rule set.
public struct PeriodTable: Sendable, Hashable {
    /// The rule set.
    public let profile: RuleProfile
    /// Name, in Chinese.
    public let title: String
    /// Regulation that the periods are from, in Chinese.
    public let legalBasis: String
    /// The periods, in the order of the file.
    public let periods: [LegalPeriod]

    /// A table from its parts.
    public init(profile: RuleProfile, title: String, legalBasis: String, periods: [LegalPeriod]) {
        self.profile = profile
        self.title = title
        self.legalBasis = legalBasis
        self.periods = periods
    }

    /// The period for events of a day, or nil: the newest one up to it.
    public func period(_ code: PeriodCode, on day: CalendarDate) -> LegalPeriod? {
        periods.filter { $0.code == code && $0.effectiveOn <= day }.max { $0.effectiveOn < $1.effectiveOn }
    }

    /// The periods as a text to read and sign.
    public var lines: [String] {
        ["\(title)（\(profile.rawValue)）", "依据：\(legalBasis)"]
            + periods.flatMap { period in
                let more = period.extending.map { "，可延长最多\($0.length)\($0.unit.label)（\($0.role.label)批准）" } ?? ""
                let own = period.isStatutory ? "" : "（非法定）"
                return [
                    "  \(period.code.label)：\(period.length)\(period.unit.label)\(more)\(own)，自\(period.effectiveOn)起",
                    "     \(period.sentence)。〔\(period.ruleID)，\(period.article)〕",
                ]
            }
    }
}
