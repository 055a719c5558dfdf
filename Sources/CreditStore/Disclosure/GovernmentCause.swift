/// Why a government user asks, and for what: the same for every subject of a request.
///
/// Whether the purpose, the matter and the items exist and may be used is the database's to say.
/// - Rule: HZ-M5, QZ-4.
public struct GovernmentCause: Sendable, Hashable {
    /// Word of the purpose.
    public let purpose: String
    /// Word of the matter; empty when none is stated.
    public let matter: String
    /// Number of the case at the unit; empty when none is stated.
    public let caseNumber: String
    /// JSON array of item codes; nil for all.
    public let items: String?

    /// A cause as the request states it.
    public init(purpose: String, matter: String, caseNumber: String, items: String?) {
        self.purpose = purpose
        self.matter = matter
        self.caseNumber = caseNumber
        self.items = items
    }
}
