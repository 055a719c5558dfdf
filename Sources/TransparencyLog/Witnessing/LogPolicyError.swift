/// What is wrong with a policy file, and in which line.
public struct LogPolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Kinds of mistake.
    public enum Reason: String, Sendable {
        /// A control character other than tab and newline.
        case character = "a control character"
        /// A first word that is none of log, witness, group and quorum.
        case keyword = "the line begins with none of: log, witness, group, quorum"
        /// Too few or too many words.
        case words = "too few or too many words"
        /// No verifier key, or one of the wrong kind.
        case key = "no verifier key of the kind that a log or a witness has"
        /// A name or key that stands twice.
        case duplicate = "the name or the key stands twice"
        /// A name that no line before defines, or `none` where it can't be.
        case name = "no line before defines this name"
        /// A number of members below 1 or above the members.
        case threshold = "the number is below 1 or above the number of members"
        /// A member that counts in another group already.
        case member = "a member counts in one group only"
        /// No quorum line, or two.
        case quorum = "there must be exactly one quorum line"
        /// More lines of a kind than are taken.
        case tooMany = "more than 64 logs, witnesses or groups"
    }

    /// Line, from 1; 0 for the whole file.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    public var description: String { line > 0 ? "line \(line): \(reason.rawValue)" : reason.rawValue }
}
