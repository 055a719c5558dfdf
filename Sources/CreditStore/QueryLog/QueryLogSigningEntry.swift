/// An entry of the query log as the signer reads it: the leaf's exact bytes and the columns that repeat parts of them.
///
/// - Rule: HZ-Q15.
public struct QueryLogSigningEntry: Sendable {
    /// Place in the log, from 0.
    public let position: Int
    /// Microseconds since 1970-01-01 UTC.
    public let loggedAtMicroseconds: Int64
    /// For whom it was answered.
    public let audience: String
    /// What was asked.
    public let operation: String
    /// How it was answered.
    public let outcome: String
    /// Who asked.
    public let actor: String
    /// The actor's unit; nil: none.
    public let unitCode: String?
    /// Why it was asked.
    public let purpose: String
    /// The one subject asked for; nil: none.
    public let subjectKey: UInt128?
    /// The leaf.
    public let entry: [UInt8]
}
