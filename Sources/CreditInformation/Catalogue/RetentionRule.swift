/// How long a record stays in the credit file.
///
/// - Rule: BX-4 (浙江省公共信用信息管理条例 第十六条: negative information five years).
public struct RetentionRule: Sendable, Equatable {
    /// Day on which the clock starts.
    public let startsFrom: RuleStart
    /// The period.
    public let period: RetentionPeriod
    /// Law and article.
    public let basis: String
}

extension RetentionRule: Decodable {
    /// Reads a rule leniently: see ``CatalogueReading``.
    ///
    /// Neither `years` nor `permanent` reads as 0 years, which the check refuses.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["startsFrom", "years", "permanent", "basis"])
        startsFrom = try object.choice("startsFrom", fallback: .decided)
        let years = try object.optionalInteger("years")
        period = try object.flag("permanent") && years == nil ? .permanent : .years(years ?? 0)
        basis = try object.text("basis")
    }
}
