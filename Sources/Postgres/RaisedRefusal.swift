/// A refusal that a function of the database raised on purpose, with `SQLState.raisedRefusal`.
///
/// The function writes all three as constants: nothing of what was sent, nothing personal.
public struct RaisedRefusal: Sendable, Equatable {
    /// Stable code of the problem: the message.
    public let code: String
    /// Requirement that the refusal rests on: the DETAIL.
    public let ruleID: String
    /// What is wrong and what to do, for whoever asked: the HINT.
    public let sentence: String

    /// A refusal from its parts.
    public init(code: String, ruleID: String, sentence: String) {
        self.code = code
        self.ruleID = ruleID
        self.sentence = sentence
    }
}
