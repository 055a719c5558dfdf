public import CreditInformation

/// What an account would be given of a record, and on which rule. Words of the database, as it decided by them.
///
/// - Rule: X-7.
public struct AccessExplanation: Sendable {
    /// Why the account may not ask at all; nil when it may.
    public let refusalCode: String?
    /// Rule of that refusal.
    public let refusalRule: String?
    /// The record; nil when there is none to explain.
    public let record: Digest128?
    /// What the decision looked at, by column: item, provider, role, level, relation and so on; nil where there is none.
    public let circumstances: [(name: String, value: String?)]
    /// Form in which the record would be handed out.
    public let form: String?
    /// Requirement on which that rests.
    public let ruleID: String?
    /// Number of the rule in the policy; nil for the default.
    public let ruleNumber: Int?
    /// What the rule says, in Chinese.
    public let sentence: String?
}
