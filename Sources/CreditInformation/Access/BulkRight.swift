/// Who may ask about many subjects at once.
///
/// - Rule: QZ-9 (no bulk results for windows and county roles).
public struct BulkRight: Sendable, Hashable {
    /// What may be done.
    public let operation: BulkOperation
    /// By which roles.
    public let roles: [AccountRole]
    /// Of units of which levels.
    public let unitLevels: [UnitLevel]
    /// Requirement that it rests on.
    public let ruleID: String
    /// Law and article.
    public let article: String
    /// What it says, in Chinese.
    public let sentence: String
}

extension BulkRight: Decodable {
    /// Reads a right leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder, known: ["operation", "roles", "unitLevels", "ruleID", "article", "sentence"])
        operation = try object.choice("operation", fallback: .batch)
        roles = try object.optionalChoices("roles") ?? []
        unitLevels = try object.optionalChoices("unitLevels") ?? []
        ruleID = try object.text("ruleID")
        article = try object.text("article")
        sentence = try object.text("sentence")
    }
}
