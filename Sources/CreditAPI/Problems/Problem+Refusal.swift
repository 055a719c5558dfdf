import CreditStore

extension Problem {
    /// The refusal that the query log takes in.
    ///
    /// - Parameters:
    ///   - operation: What was tried.
    ///   - scope: What the log says of it: JSON.
    func refusal(operation: StaticString, scope: String, origin: QueryOrigin) -> PublicRefusal {
        PublicRefusal(
            operation: operation, scope: scope, ruleID: kind.ruleID,
            document: String(decoding: openDocument, as: UTF8.self), origin: origin)
    }
}
