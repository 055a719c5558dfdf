/// What the access policy says about a situation.
public struct AccessDecision: Sendable, Hashable {
    /// Form in which the record is handed out.
    public let form: DisclosureForm
    /// Requirement on which that rests.
    public let ruleID: String
    /// Number of the rule, from 1; nil when no rule permits anything and the default applies.
    public let ruleNumber: Int?

    /// A decision.
    public init(form: DisclosureForm, ruleID: String, ruleNumber: Int?) {
        self.form = form
        self.ruleID = ruleID
        self.ruleNumber = ruleNumber
    }
}
