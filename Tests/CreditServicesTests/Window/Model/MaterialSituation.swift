import CreditInformation

/// What of a case decides which papers it needs.
///
/// - Rule: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5.
struct MaterialSituation: Sendable, Hashable {
    /// What is asked for.
    let kind: CaseKind
    /// Who asks.
    let applicant: PartyKind
    /// Whether the applicant asks about itself; always so where it is no application.
    let isOwnData: Bool
    /// Whom it is about.
    let subject: PartyKind
    /// Whether somebody comes for the applicant; always so for a legal person.
    let hasAgent: Bool
    /// Whether the applicant is 16 or 17.
    let isMinor: Bool
    /// Whether the applicant's code was given out elsewhere than in the city, or it has none.
    let isElsewhere: Bool

    /// A situation from its parts.
    init(
        kind: CaseKind, applicant: PartyKind, isOwnData: Bool, subject: PartyKind, hasAgent: Bool, isMinor: Bool,
        isElsewhere: Bool
    ) {
        self.kind = kind
        self.applicant = applicant
        self.isOwnData = isOwnData
        self.subject = subject
        self.hasAgent = hasAgent
        self.isMinor = isMinor
        self.isElsewhere = isElsewhere
    }
}
