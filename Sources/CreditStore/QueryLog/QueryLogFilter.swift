/// Which entries of the query log an auditor wants to see.
///
/// - Rule: HZ-Q15, PB-12.
public struct QueryLogFilter: Sendable, Hashable {
    /// First instant, microseconds since 1970-01-01 UTC.
    public var fromMicroseconds: Int64
    /// Behind the last instant.
    public var untilMicroseconds: Int64
    /// Who asked; nil: anybody.
    public var actor: String?
    /// For which unit; nil: any and none.
    public var unitCode: String?
    /// The one subject asked for; nil: any and none.
    public var subjectKey: UInt128?
    /// Why it was asked; nil: any purpose.
    public var purpose: String?

    /// Everything between two instants.
    public init(fromMicroseconds: Int64, untilMicroseconds: Int64) {
        self.fromMicroseconds = fromMicroseconds
        self.untilMicroseconds = untilMicroseconds
    }
}
