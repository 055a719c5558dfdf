/// When a record of the item counts as negative information.
///
/// - Rule: BX-4 (浙江省公共信用信息管理条例 第十一条第二项).
public struct FinalityRule: Sendable, Equatable {
    /// Whether a record counts as negative only once it is final (no reconsideration or lawsuit in time, or upheld).
    public let needsFinality: Bool
    /// Whether records of the simple procedure never count as negative.
    public let excludesSimpleProcedure: Bool
    /// Code of the field that carries the day of finality; nil when providers cannot state it.
    public let finalOnField: String?
    /// Code of the field that carries the procedure; needed when the simple procedure is excluded.
    public let procedureField: String?
    /// Codes of that field that mean the simple procedure.
    public let simpleProcedureCodes: [String]
    /// Law and article.
    public let basis: String
}

extension FinalityRule: Decodable {
    /// Reads a rule leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder,
            known: [
                "needsFinality", "excludesSimpleProcedure", "finalOnField", "procedureField", "simpleProcedureCodes",
                "basis",
            ])
        needsFinality = try object.flag("needsFinality")
        excludesSimpleProcedure = try object.flag("excludesSimpleProcedure")
        finalOnField = try object.optionalText("finalOnField")
        procedureField = try object.optionalText("procedureField")
        simpleProcedureCodes = try object.names("simpleProcedureCodes")
        basis = try object.text("basis")
    }
}
