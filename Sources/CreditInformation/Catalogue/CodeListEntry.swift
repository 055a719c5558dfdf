/// One code of a code list.
public struct CodeListEntry: Sendable, Equatable {
    /// Canonical code: what is stored.
    public let code: String
    /// Chinese label.
    public let label: String
    /// Further spellings that are taken for this code.
    public let synonyms: [String]
    /// Code in files of a generation, where it differs between them; empty when `code` holds everywhere.
    ///
    /// The same digit can mean opposite things: `XK_ZT` 1 is 撤销 in 2016 and 有效 in 2018.
    public let codes: [FieldGeneration: String]
}

extension CodeListEntry: Decodable {
    /// Reads an entry leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["code", "label", "synonyms", "codes"])
        code = try object.text("code")
        label = try object.text("label")
        synonyms = try object.names("synonyms")
        codes = try object.texts(by: FieldGeneration.self, "codes")
    }
}
