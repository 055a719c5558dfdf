/// A government matter in which a credit record or report must be used.
///
/// - Rule: HZ-M5 (杭政函〔2015〕62号 二（四）).
public struct QueryMatter: Sendable, Hashable {
    /// Code, as queries and agreements name it: lower-case letters and underscores.
    public let matter: String
    /// The matter in Chinese.
    public let name: String
    /// Law and article that lists it.
    public let article: String
}

extension QueryMatter: Decodable {
    /// Reads a matter leniently: see ``AccessPolicyReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["matter", "name", "article"])
        matter = try object.text("matter")
        name = try object.text("name")
        article = try object.text("article")
    }
}
