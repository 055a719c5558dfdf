/// An ordered list of codes with their labels.
public struct CodeList: Sendable, Equatable {
    /// Name by which fields refer to the list; unique in the catalogue.
    public let name: String
    /// The codes, in the order of the standard.
    public let entries: [CodeListEntry]
    /// Whether text outside the list is taken as it stands.
    ///
    /// Open lists exist because authorities write 其他 categories in words (其他-补充说明).
    public let isOpen: Bool
    /// Canonical entry by normalised label, synonym or own code, for files of no known generation.
    private let index: [String: Int]

    /// The entry that a cell's text names, or nil when the list has none.
    ///
    /// Blank-, width- and case-insensitive. Codes that differ between generations match only the
    /// spelling of the file's generation; without a generation they match the canonical code.
    /// - Parameters:
    ///   - text: Cell text: a code, a label or a synonym. One value; split multi-valued cells first.
    ///   - generation: Generation of the file, from ``HeaderMatch/generation``.
    public func entry(matching text: String, generation: FieldGeneration?) -> CodeListEntry? {
        let key = HeaderName.key(of: text)
        if let generation {
            let own = entries.first { $0.codes[generation].map(HeaderName.key(of:)) == key }
            if let own { return own }
        }
        guard let found = index[key].map({ entries[$0] }) else { return nil }
        // A bare code of another generation must not be read as this generation's.
        let isCode = HeaderName.key(of: found.code) == key
        if isCode, let generation, !found.codes.isEmpty, found.codes[generation].map(HeaderName.key(of:)) != key {
            return nil
        }
        return found
    }
}

extension CodeList: Decodable {
    /// Reads a list leniently: see ``CatalogueReading``.
    public init(from decoder: any Decoder) throws {
        let object = try LenientObject(decoder, known: ["name", "entries", "isOpen"])
        name = try object.text("name")
        entries = try object.list("entries")
        isOpen = try object.flag("isOpen")
        var index: [String: Int] = [:]
        for (position, entry) in entries.enumerated() {
            for spelling in [entry.code, entry.label] + entry.synonyms {
                let key = HeaderName.key(of: spelling)
                if index[key] == nil { index[key] = position }
            }
        }
        self.index = index
    }
}
