/// Checks periods before they may be published.
///
/// - Rule: HZ-Q12, HZ-Q16, HZ-O3, X-1.
public enum PeriodCheck {
    /// Years that the archive keeps materials at least.
    private static let shortestRetentionYears = 5
    /// Longest texts, in characters: the limits of the database.
    private static let longestArticle = 200
    private static let longestSentence = 500

    /// Everything that is wrong with a table.
    public static func findings(in table: PeriodTable) -> [PeriodFinding] {
        var findings: [PeriodFinding] = []
        if [table.title, table.legalBasis].contains(where: CatalogueCheck.isBlank) {
            findings.append(.init(place: "file", requirement: .missingText, detail: "title and legalBasis are missing"))
        }
        for code in PeriodCode.allCases
        where !code.isOptional && !table.periods.contains(where: { $0.code == code }) {
            findings.append(.init(place: "file", requirement: .missingPeriod, detail: code.rawValue))
        }
        for (position, period) in table.periods.enumerated() {
            func refuse(_ requirement: PeriodRequirement, _ detail: String) {
                findings.append(.init(place: "periods.\(position + 1)", requirement: requirement, detail: detail))
            }
            let earlier = table.periods[..<position]
            if earlier.contains(where: { $0.code == period.code && $0.effectiveOn == period.effectiveOn }) {
                refuse(.duplicate, "\(period.code.rawValue) from \(period.effectiveOn) stands there before")
            }
            for (requirement, detail) in faults(of: period) { refuse(requirement, detail) }
        }
        return findings
    }

    private static func faults(of period: LegalPeriod) -> [(PeriodRequirement, String)] {
        var faults: [(PeriodRequirement, String)] = []
        let texts = [period.ruleID, period.article, period.sentence]
        if texts.contains(where: CatalogueCheck.isBlank) || period.article.count > longestArticle
            || period.sentence.count > longestSentence
        {
            faults.append(
                (.missingText, "rule id, article and sentence must be stated, not longer than the database takes"))
        }
        if !LegalPeriod.lengths.contains(period.length) {
            faults.append((.length, "length is \(LegalPeriod.lengths.lowerBound) to \(LegalPeriod.lengths.upperBound)"))
        }
        if (period.unit == .year) != (period.code == .archiveRetention) {
            faults.append((.length, "years are for the archive and nothing else"))
        }
        if period.code == .archiveRetention, period.length < shortestRetentionYears {
            faults.append((.retention, "\(period.length) years"))
        }
        if let more = period.extending {
            if more.length < 1 || more.length > LegalPeriod.lengths.upperBound || more.unit == .year {
                faults.append((.length, "an extension has 1 to \(LegalPeriod.lengths.upperBound) days"))
            }
            if more.role != .authorityOfficer { faults.append((.extensionRole, more.role.rawValue)) }
        }
        return faults
    }
}
