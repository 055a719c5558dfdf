/// A government query for one subject.
///
/// - Rule: HZ-Q3, HZ-Q13.
public struct GovernmentQuery: Sendable {
    /// Whom it asks for.
    public let subject: GovernmentSubject
    /// Why, and for what.
    public let cause: GovernmentCause
    /// Who asks.
    public let caller: GovernmentCaller

    /// A query as the request states it.
    public init(subject: GovernmentSubject, cause: GovernmentCause, caller: GovernmentCaller) {
        self.subject = subject
        self.cause = cause
        self.caller = caller
    }
}
