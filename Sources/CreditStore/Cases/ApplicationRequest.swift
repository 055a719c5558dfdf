import Postgres

/// What an application asks for.
///
/// - Rule: HZ-Q6, HZ-Q8, HZ-Q11.
public struct ApplicationRequest: Sendable {
    /// Whose data; nil for the applicant's own.
    public let subject: CasePerson?
    /// What is asked for, in the applicant's words.
    public let content: String
    /// What for.
    public let purpose: String
    /// Codes of catalogue items; nil for the whole file.
    public let items: [String]?
    /// Whether a printed copy is wanted.
    public let isCopyWanted: Bool

    /// A request from its parts.
    public init(subject: CasePerson?, content: String, purpose: String, items: [String]?, isCopyWanted: Bool) {
        self.subject = subject
        self.content = content
        self.purpose = purpose
        self.items = items
        self.isCopyWanted = isCopyWanted
    }

    /// Eleven parameters: kind, person and code of the subject, content, purpose, items, copy.
    var parameters: [Parameter] {
        [.optional(subject?.kind)] + CasePerson.parameters(subject) + [
            .optional(subject?.code), .text(content), .text(purpose), .optional(items), .bool(isCopyWanted),
        ]
    }
}
