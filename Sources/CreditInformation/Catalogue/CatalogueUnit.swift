/// A unit that provides items.
public struct CatalogueUnit: Sendable, Equatable {
    /// Code by which items name the unit, such as `HZ-SCJG`; unique in the catalogue.
    public let code: String
    /// Chinese name, shown to the public.
    public let name: String
    /// What kind of body it is.
    public let kind: UnitKind
    /// Its administrative level.
    public let level: UnitLevel
    /// GB/T 2260 division of a county unit, six digits; nil for others.
    public let division: String?
    /// Unified social credit code, 18 characters; nil when not known for certain.
    public let unifiedCode: String?
}

extension CatalogueUnit: Decodable {
    /// Reads a unit leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder, known: ["code", "name", "kind", "level", "division", "unifiedCode"])
        code = try object.text("code")
        name = try object.text("name")
        kind = try object.choice("kind", fallback: .department)
        level = try object.choice("level", fallback: .city)
        division = try object.optionalText("division")
        unifiedCode = try object.optionalText("unifiedCode")
    }
}
