public import CreditInformation

/// A public query for one subject.
///
/// - Rule: HZ-Q4.
public struct PublicSubjectQuery: Sendable {
    /// Whom it asks for.
    public let reference: PublicReference
    /// Who asks.
    public let origin: QueryOrigin

    /// A query as the request states it.
    public init(reference: PublicReference, origin: QueryOrigin) {
        self.reference = reference
        self.origin = origin
    }
}
