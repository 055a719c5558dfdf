/// What is wrong with a stored entry of the query log; names places, never values.
///
/// - Rule: HZ-Q15.
public enum EntryProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The columns that repeat parts of the leaf.
    public enum Column: String, Sendable, Hashable, CaseIterable {
        /// Number in the log.
        case position = "log_position"
        /// Instant of the batch.
        case loggedAt = "logged_at"
        /// For whom it was answered.
        case audience
        /// What was asked.
        case operation
        /// How it was answered.
        case outcome
        /// Who asked.
        case actor
        /// The actor's unit.
        case unitCode = "unit_code"
        /// Why it was asked.
        case purpose
        /// The one subject asked for.
        case subjectKey = "subject_key"
    }

    /// The column does not say what the leaf says.
    case column(Column)
    /// A leaf of another version than 1: this program does not know its form and must not guess.
    case unknownVersion
    /// No leaf as the log's writer makes it, from this byte on.
    case malformed(byte: Int)

    public var description: String {
        switch self {
        case .column(let column): "column \(column.rawValue) differs from the entry's bytes"
        case .unknownVersion: "the entry is of a later version than this program knows"
        case .malformed(let byte): "the entry's bytes are no log entry from byte \(byte) on"
        }
    }
}
