/// Why a row of a batch was not taken in.
///
/// Holds no value of the row, so it may be stored and shown.
/// - Rule.
public struct RowIssue: Error, Sendable, Hashable {
    /// Stable code of the reason, for machines, such as `check_character`.
    public let code: String
    /// Canonical code of the field; nil when the row as a whole is meant.
    public let field: String?
    /// Id of the rule that the row breaks.
    public let ruleID: String
    /// What is wrong and what to do, in Chinese, for the provider.
    public let sentence: String
    /// Whether the centre has to look at the row rather than the provider mend it.
    public let isForCentre: Bool

    /// A reason; `isForCentre` makes it a quarantine instead of a rejection.
    public init(
        _ code: String, field: String? = nil, ruleID: String, sentence: String, isForCentre: Bool = false
    ) {
        self.code = code
        self.field = field
        self.ruleID = ruleID
        self.sentence = sentence
        self.isForCentre = isForCentre
    }
}
