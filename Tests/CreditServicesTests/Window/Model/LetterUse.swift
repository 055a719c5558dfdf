import CreditInformation

/// What somebody wants to do on the strength of a letter of authority.
///
/// - Rule: HZ-Q8.
struct LetterUse: Sendable, Hashable {
    /// Kind of the case.
    let kind: CaseKind
    /// Who must have given the letter: the subject, or the applicant who sends an agent.
    let grantor: Digest128
    /// Who must be authorised: the applicant, or the agent.
    let grantee: Digest128
    /// What an application asks for; nil: the case is no query.
    let query: LetterQuery?
    /// When.
    let day: CalendarDate

    /// A use from its parts.
    init(kind: CaseKind, grantor: Digest128, grantee: Digest128, query: LetterQuery?, day: CalendarDate) {
        self.kind = kind
        self.grantor = grantor
        self.grantee = grantee
        self.query = query
        self.day = day
    }
}
