/// A public query that is refused before the data are looked at.
///
/// - Rule: HZ-Q11, HZ-Q15.
public struct PublicRefusal: Sendable {
    /// What was tried: `subject` or `search`.
    public let operation: StaticString
    /// What the log says of it: JSON.
    public let scope: String
    /// Rule that the refusal rests on; letters, digits and hyphens.
    public let ruleID: StaticString
    /// Problem document without its closing brace.
    public let document: String
    /// Who asks.
    public let origin: QueryOrigin

    /// A refusal as the service has decided it.
    public init(
        operation: StaticString, scope: String, ruleID: StaticString, document: String, origin: QueryOrigin
    ) {
        self.operation = operation
        self.scope = scope
        self.ruleID = ruleID
        self.document = document
        self.origin = origin
    }
}
