import CreditInformation

extension SingleRow {
    /// Compares a stored content with the provider's own copy, field by field, after the normalisation of an import.
    ///
    /// - Parameters:
    ///   - json: Content as stored.
    ///   - copy: The provider's texts by field code; codes that the item does not have are left out.
    /// - Returns: Fields that either copy has a value for, in the catalogue's order, with values masked for whoever may not
    ///   see them whole.
    /// - Throws: `CryptographyError` when a sealed value can't be opened; otherwise ``UnreadableRow``.
    /// - Rule: BX-14, PB-6.
    package func compare(stored json: [UInt8], with copy: [String: String]) throws -> [FieldComparison] {
        let item = setting.item
        let held = try values(ofStored: json)
        let given = item.fields.map { copy[$0.code].flatMap { EmptyValue.isEmpty($0) ? nil : $0 } }
        var issues: [RowIssue] = []
        let identifiers =
            SubjectReading(item: item, kind: setting.kind).read(given, issues: &issues)?.normalTexts(in: item) ?? [:]
        let clean = CleanTexts(fields: item.fields.count)
        return item.fields.enumerated().compactMap { position, field in
            let written = WrittenField(field, item: item, kind: setting.kind, level: setting.level)
            func shown(_ value: FieldValue?) -> String? {
                value.flatMap { written.forms(of: $0, at: position, clean: clean).masked?.text }
            }
            let read = given[position].map { text in
                identifiers[position].map { .text($0) } ?? value(text, of: field)
            }
            let outcome: FieldComparison.Outcome
            switch (held[position], read) {
            case (nil, nil): return nil
            case (_, nil): outcome = .missingAtProvider
            case (_, .some(nil)): outcome = .unreadable
            case (nil, .some(.some)): outcome = .missingOnPlatform
            case (let standing?, .some(let other?)): outcome = isSame(standing, other) ? .equal : .different
            }
            return FieldComparison(
                code: field.code, name: field.name, outcome: outcome, platform: shown(held[position]),
                provider: shown(read ?? nil))
        }
    }

    private func value(_ text: String, of field: CatalogueField) -> FieldValue? {
        // Which way it can't be read is the provider's matter; here it only means that the copies can't be compared.
        try? FieldReading.value(text, of: field, in: setting.catalogue, generation: nil)
    }

    /// Amounts are compared as amounts: the text that they were given in says nothing about the record.
    private func isSame(_ one: FieldValue, _ other: FieldValue) -> Bool {
        if case .amount(let first) = one, case .amount(let second) = other { return first.fen == second.fen }
        return one == other
    }
}
