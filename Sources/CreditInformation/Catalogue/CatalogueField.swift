/// One field of a catalogue item.
public struct CatalogueField: Sendable, Equatable {
    /// Canonical code, unique in the item: the code of the 2018 generation where one exists.
    public let code: String
    /// Code per generation; empty when the field belongs to no generation and may stand in any file.
    public let codes: [FieldGeneration: String]
    /// Chinese name.
    public let name: String
    /// Further header spellings: older codes, names that sites use.
    public let synonyms: [String]
    /// Form of the values.
    public let type: FieldType
    /// Greatest length in characters, 1–10000; nil for types without length.
    public let maximumLength: Int?
    /// Greatest length in files of a generation, where it differs.
    public let maximumLengths: [FieldGeneration: Int]
    /// When the field must be filled.
    public let obligation: FieldObligation
    /// When the field must be filled in files of a generation, where it differs.
    public let obligations: [FieldGeneration: FieldObligation]
    /// Name of the code list, for types `code` and `codes`.
    public let codeList: String?
    /// What kind of sensitive data it holds.
    public let sensitivity: FieldSensitivity
    /// How the value is shown to the public.
    public let mask: Mask
    /// Own open level, stricter than the item's; nil when the item's level holds.
    public let ownLevel: OpenLevel?
    /// Tag of restricted content; nil for nearly all fields.
    public let meaning: FieldMeaning?
    /// Value that stands for an absent column or empty cell; nil when absence is absence.
    ///
    /// Lets a field be part of a record's identity although some providers leave it out.
    public let whenAbsent: String?

    /// Whether files of the generation have the field; without a generation, whether files of every generation do.
    public func exists(in generation: FieldGeneration?) -> Bool {
        guard !codes.isEmpty else { return true }
        guard let generation else { return codes.count == FieldGeneration.allCases.count }
        return codes[generation] != nil
    }

    /// Greatest length in characters in a file of the generation.
    public func maximumLength(in generation: FieldGeneration?) -> Int? {
        generation.flatMap { maximumLengths[$0] } ?? maximumLength
    }

    /// When the field must be filled in a file of the generation; without one, never if generations differ.
    public func obligation(in generation: FieldGeneration?) -> FieldObligation {
        guard let generation else { return obligations.isEmpty ? obligation : .never }
        return obligations[generation] ?? obligation
    }

    /// Open level of the field's values: the stricter of its own and the item's for that kind of subject.
    public func level(under itemLevel: OpenLevel) -> OpenLevel {
        ownLevel.map { $0.stricter(itemLevel) } ?? itemLevel
    }

    /// Whether the public sees the field in records of that item level, masked or not.
    public func isPublic(under itemLevel: OpenLevel) -> Bool {
        level(under: itemLevel) == .open && mask != .withheld
    }
}

extension CatalogueField: Decodable {
    /// Reads a field leniently: see ``CatalogueReading``. An unknown mask reads as withheld, an unknown level as C.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(
            decoder,
            known: [
                "code", "codes", "name", "synonyms", "type", "maximumLength", "maximumLengths", "obligation",
                "obligations",
                "codeList", "sensitivity", "mask", "ownLevel", "meaning", "whenAbsent",
            ])
        code = try object.text("code")
        codes = try object.texts(by: FieldGeneration.self, "codes")
        name = try object.text("name")
        synonyms = try object.names("synonyms")
        type = try object.choice("type", absent: .text, fallback: .text)
        maximumLength = try object.optionalInteger("maximumLength")
        maximumLengths = try object.integers(by: FieldGeneration.self, "maximumLengths")
        obligation = try object.choice("obligation", absent: .never, fallback: .always)
        obligations = try object.choices(by: FieldGeneration.self, "obligations", fallback: .always)
        codeList = try object.optionalText("codeList")
        sensitivity = try object.choice("sensitivity", absent: FieldSensitivity.none, fallback: .internal)
        mask = try object.choice("mask", absent: Mask.none, fallback: .withheld)
        ownLevel = try object.optionalChoice("ownLevel", fallback: .insideGovernment)
        meaning = try object.optionalChoice("meaning", fallback: nil)
        whenAbsent = try object.optionalText("whenAbsent")
    }
}
