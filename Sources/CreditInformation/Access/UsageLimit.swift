/// How far the queries of an account may go before it is blocked and looked at.
///
/// - Rule: QZ-12, PB-3.
public struct UsageLimit: Sendable, Hashable {
    /// Greatest sample that makes sense.
    public static let sampleRange = 0...1_000_000

    /// What is watched.
    public let code: UsageLimitCode
    /// Role that it holds for; nil for every role that has no limit of its own.
    public let role: AccountRole?
    /// Greatest value that is still in order.
    public let value: Int
    /// Queries of the day from which on it is watched: a share of three queries says nothing.
    public let minimumSample: Int
    /// Requirement that it rests on.
    public let ruleID: String
    /// Law and article.
    public let article: String
    /// Why this number, in Chinese; no text of law sets one.
    public let reason: String
}

extension UsageLimit: Decodable {
    /// Reads a limit leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder, known: ["code", "role", "value", "minimumSample", "ruleID", "article", "reason"])
        code = try object.choice("code", fallback: .queriesPerDay)
        role = try object.optionalChoice("role", fallback: .querier)
        value = try object.optionalInteger("value") ?? 0
        minimumSample = try object.optionalInteger("minimumSample") ?? 0
        ruleID = try object.text("ruleID")
        article = try object.text("article")
        reason = try object.text("reason")
    }
}
