/// How an item is opened for one kind of subject.
public struct ItemDisclosure: Sendable, Equatable {
    /// Open level of records about this kind of subject.
    public let level: OpenLevel
    /// Law and article that let the item be published; mandatory for natural persons at level A.
    ///
    /// - Rule: BX-2 (浙江省公共信用信息管理条例 第十五条).
    public let legalBasisOfPublication: String?
}

extension ItemDisclosure: Decodable {
    /// Reads a disclosure leniently: see ``CatalogueReading``. An unknown level reads as C.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["level", "legalBasisOfPublication"])
        level = try object.choice("level", fallback: .insideGovernment)
        legalBasisOfPublication = try object.optionalText("legalBasisOfPublication")
    }
}
