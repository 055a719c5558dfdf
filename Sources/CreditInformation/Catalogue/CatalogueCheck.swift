/// Checks a catalogue before it may be used.
///
/// - Rule: BX-1, BX-2, BX-4, JJ-1, JJ-2, JJ-8.
public enum CatalogueCheck {
    /// Greatest length of a text field, in characters: longer text is a document, not a field.
    static let longestText = 10_000
    /// Longest publicity in months and longest retention in years that are no typing mistake.
    static let longestPublicityMonths = 120, longestRetentionYears = 100

    /// Everything that is wrong with a file: what could not be read and what should not stand there.
    public static func findings(in reading: CatalogueReading) -> [CatalogueFinding] {
        reading.findings + (reading.catalogue.map(findings(in:)) ?? [])
    }

    /// Everything that is wrong with a catalogue, in its order.
    ///
    /// What was replaced while reading is in ``CatalogueReading/findings`` only.
    public static func findings(in catalogue: Catalogue) -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        func refuse(_ rule: CatalogueRule, _ detail: String) {
            findings.append(.init(severity: .refuse, item: nil, field: nil, rule: rule, detail: detail))
        }
        for (name, text) in [
            ("version", catalogue.version), ("title", catalogue.title), ("legalBasis", catalogue.legalBasis),
        ] where isBlank(text) {
            refuse(.missingText, "\(name) is missing")
        }
        if catalogue.items.isEmpty { refuse(.missingText, "the catalogue has no items") }
        for code in repeated(catalogue.units.map(\.code)) { refuse(.duplicate, "unit code \(code) occurs twice") }
        for code in repeated(catalogue.items.map(\.code)) { refuse(.duplicate, "item code \(code) occurs twice") }
        for name in repeated(catalogue.items.map(\.name)) { refuse(.duplicate, "item name \(name) occurs twice") }
        for name in repeated(catalogue.codeLists.map(\.name)) { refuse(.duplicate, "code list \(name) occurs twice") }
        for unit in catalogue.units { check(unit, refuse) }
        for list in catalogue.codeLists { check(list, refuse) }
        for item in catalogue.items {
            findings += ItemCheck(item: item, catalogue: catalogue).findings()
        }
        return findings
    }

    private static func check(_ unit: CatalogueUnit, _ refuse: (CatalogueRule, String) -> Void) {
        if isBlank(unit.code) || isBlank(unit.name) {
            refuse(.missingText, "unit \"\(unit.code)\" \"\(unit.name)\" lacks its code or name")
        }
        if let code = unit.unifiedCode, code.count != 18 {
            refuse(.range, "unit \(unit.code): unified code has \(code.count) characters, not 18")
        }
        let isDivision = unit.division.map { $0.count == 6 && $0.allSatisfy(\.isWholeNumber) }
        if isDivision == false || (unit.level == .county && isDivision == nil) {
            refuse(.range, "unit \(unit.code): a county unit needs its six-digit division, others may omit it")
        }
    }

    private static func check(_ list: CodeList, _ refuse: (CatalogueRule, String) -> Void) {
        if isBlank(list.name) || list.entries.isEmpty { refuse(.codeList, "code list \"\(list.name)\" is empty") }
        var owners: [String: String] = [:]
        for entry in list.entries {
            if isBlank(entry.code) || isBlank(entry.label) {
                refuse(.codeList, "code list \(list.name): entry \"\(entry.code)\" lacks its code or label")
            }
            for key in Set(([entry.code, entry.label] + entry.synonyms).map(HeaderName.key(of:))) {
                if owners[key] != nil { refuse(.duplicate, "code list \(list.name): \"\(key)\" means two codes") }
                owners[key] = entry.code
            }
        }
        for generation in FieldGeneration.allCases {
            for code in repeated(list.entries.compactMap { $0.codes[generation] }) {
                refuse(.duplicate, "code list \(list.name): \(code) means two codes in \(generation.rawValue)")
            }
        }
    }

    /// Whether a text says nothing.
    static func isBlank(_ text: String) -> Bool {
        text.allSatisfy(\.isWhitespace)
    }

    /// The values that occur more than once, each once, in order.
    static func repeated(_ values: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return values.filter {
            counts[$0, default: 0] += 1
            return counts[$0] == 2
        }
    }
}
