/// Why nothing is handed out where no rule permits anything.
///
/// - Rule: PB-1 (least privilege), HZ-Q3.
public struct DefaultRule: Sendable, Hashable {
    /// Requirement that it rests on.
    public let ruleID: String
    /// Law and article.
    public let article: String
    /// What it says, in Chinese.
    public let sentence: String
}

extension DefaultRule: Decodable {
    /// Reads the default leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["ruleID", "article", "sentence"])
        ruleID = try object.text("ruleID")
        article = try object.text("article")
        sentence = try object.text("sentence")
    }
}
