/// A government request that the service refuses itself, before the database looks at the data.
///
/// - Rule: HZ-Q13, HZ-Q14, HZ-Q15.
public struct GovernmentRefusal: Sendable {
    /// Who asks when no certificate was shown that could be read.
    public static let unknownActor = "unknown"

    /// What was tried.
    public let operation: StaticString
    /// `certificate:` and 16 hexadecimal digits of the certificate that was shown, believed or not; or `unknown`.
    public let actor: String
    /// What the log says of it: JSON.
    public let scope: String
    /// Rule that the refusal rests on; letters, digits and hyphens.
    public let ruleID: StaticString
    /// Problem document without its closing brace.
    public let document: String
    /// Network address and id of the request.
    public let origin: QueryOrigin

    /// A refusal as the service has decided it.
    public init(
        operation: StaticString, actor: String, scope: String, ruleID: StaticString, document: String,
        origin: QueryOrigin
    ) {
        self.operation = operation
        self.actor = actor
        self.scope = scope
        self.ruleID = ruleID
        self.document = document
        self.origin = origin
    }
}
