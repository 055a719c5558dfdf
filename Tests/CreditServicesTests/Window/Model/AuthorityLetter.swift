import CreditInformation

/// A letter of authority with its four elements: grantee, matter, period, agreed content and purpose.
///
/// That all four are there and that the paper has the right form is decided when it is recorded
/// (`credit.require_letter_form`); one that lacks any can't be held here.
/// - Rule: HZ-Q8, QZ-5.
struct AuthorityLetter: Sendable, Hashable {
    /// Who gives the authority.
    let grantor: Digest128
    /// Who is authorised.
    let grantee: Digest128
    /// The matter, as kinds of cases.
    let kinds: Set<CaseKind>
    /// Agreed purpose and content.
    let query: LetterQuery
    /// First day.
    let validFrom: CalendarDate
    /// Last day, itself still in force.
    let validUntil: CalendarDate
    /// Whether it has served: one letter, one use.
    let isUsed: Bool

    /// A letter from its parts.
    init(
        grantor: Digest128, grantee: Digest128, kinds: Set<CaseKind>, query: LetterQuery, validFrom: CalendarDate,
        validUntil: CalendarDate, isUsed: Bool
    ) {
        self.grantor = grantor
        self.grantee = grantee
        self.kinds = kinds
        self.query = query
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.isUsed = isUsed
    }

    /// The first thing that is against a use; nil: the letter covers it. The same as `credit.letter_problem`.
    func problem(with use: LetterUse) -> LetterProblem? {
        if isUsed { return .used }
        if grantor != use.grantor { return .otherGrantor }
        if grantee != use.grantee { return .otherGrantee }
        if !kinds.contains(use.kind) { return .outsideMatter }
        if use.day < validFrom || use.day > validUntil { return .outsidePeriod }
        guard let wanted = use.query else { return nil }
        if !query.hasPurpose(of: wanted) { return .outsidePurpose }
        return query.covers(contentOf: wanted) ? nil : .outsideContent
    }
}
