import Postgres

/// Who begins a case at a window, with the number of the receipt.
///
/// - Rule: HZ-Q5, HZ-Q7, HZ-O1, HZ-O5.
public struct CaseApplicant: Sendable {
    /// Number of the receipt.
    public let receiptNumber: String
    /// Whose matter it is.
    public let applicant: CasePerson
    /// Who acts for the applicant; nil when nobody does.
    public let agent: CasePerson?
    /// Whether the clerk fills the form in.
    public let isOral: Bool

    /// An applicant from its parts.
    public init(receiptNumber: String, applicant: CasePerson, agent: CasePerson?, isOral: Bool) {
        self.receiptNumber = receiptNumber
        self.applicant = applicant
        self.agent = agent
        self.isOral = isOral
    }

    /// Seven parameters: kind, person and code of the applicant.
    var applicantParameters: [Parameter] {
        [.text(applicant.kind)] + CasePerson.parameters(applicant) + [.optional(applicant.code)]
    }

    /// Five parameters: the agent.
    var agentParameters: [Parameter] { CasePerson.parameters(agent) }
}
