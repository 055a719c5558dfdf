/// An entry of the query log as it is stored: the leaf's exact bytes and the columns that repeat parts of it.
///
/// - Rule: HZ-Q15.
public struct LoggedEntry: Sendable, Hashable {
    /// From 0.
    public var position: Int
    /// Microseconds since 1970-01-01 UTC.
    public var loggedAt: Int64
    /// For whom it was answered.
    public var audience: String
    /// What was asked.
    public var operation: String
    /// How it was answered.
    public var outcome: String
    /// Who asked.
    public var actor: String
    /// The actor's unit; nil: none.
    public var unitCode: String?
    /// Why it was asked.
    public var purpose: String
    /// The one subject asked for; nil: none.
    public var subjectKey: UInt128?
    /// The leaf.
    public var entry: [UInt8]

    /// Takes what was read.
    public init(
        position: Int, loggedAt: Int64, audience: String, operation: String, outcome: String, actor: String,
        unitCode: String?, purpose: String, subjectKey: UInt128?, entry: [UInt8]
    ) {
        self.position = position
        self.loggedAt = loggedAt
        self.audience = audience
        self.operation = operation
        self.outcome = outcome
        self.actor = actor
        self.unitCode = unitCode
        self.purpose = purpose
        self.subjectKey = subjectKey
        self.entry = entry
    }

    /// What is wrong: the leaf is none, or the first column that does not say what it says; nil when all is well.
    public func problem() -> EntryProblem? {
        LeafCheck.problem(of: self)
    }
}

extension LoggedEntry {
    /// A textual column; nil for one that is null or no text.
    func text(_ column: EntryProblem.Column) -> String? {
        switch column {
        case .audience: audience
        case .operation: operation
        case .outcome: outcome
        case .actor: actor
        case .unitCode: unitCode
        case .purpose: purpose
        case .position, .loggedAt, .subjectKey: nil
        }
    }
}
