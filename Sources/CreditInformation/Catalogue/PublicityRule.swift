/// How long a record is shown to the public.
///
/// - Rule: BX-4. Publicity is a clock of its own, beside finality and retention.
public struct PublicityRule: Sendable, Equatable {
    /// Day on which the clock starts.
    public let startsFrom: RuleStart
    /// Months after which publicity may end early (repair); nil when there is no such time.
    public let minimumMonths: Int?
    /// Months after which publicity ends; nil when it lasts as long as the record's validity.
    public let maximumMonths: Int?
    /// Law and article.
    public let basis: String
}

extension PublicityRule: Decodable {
    /// Reads a rule leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["startsFrom", "minimumMonths", "maximumMonths", "basis"])
        startsFrom = try object.choice("startsFrom", fallback: .decided)
        minimumMonths = try object.optionalInteger("minimumMonths")
        maximumMonths = try object.optionalInteger("maximumMonths")
        basis = try object.text("basis")
    }
}
