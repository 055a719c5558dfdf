/// A stretch of every working day in which government users query.
///
/// - Rule: QZ-8.
public struct ServiceHours: Sendable, Hashable {
    /// First minute; nil when it could not be read.
    public let opens: TimeOfDay?
    /// First minute that is too late; nil when it could not be read.
    public let closes: TimeOfDay?
    /// Requirement that it rests on.
    public let ruleID: String
    /// Law and article.
    public let article: String
}

extension ServiceHours: Decodable {
    /// Reads a stretch leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["opens", "closes", "ruleID", "article"])
        opens = try TimeOfDay(object.text("opens"))
        closes = try TimeOfDay(object.text("closes"))
        ruleID = try object.text("ruleID")
        article = try object.text("article")
    }
}
