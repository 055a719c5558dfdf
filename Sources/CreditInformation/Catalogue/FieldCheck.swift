/// The checks of one field.
struct FieldCheck {
    let field: CatalogueField
    let item: CatalogueItem
    let catalogue: Catalogue

    /// Everything that is wrong with the field.
    func findings() -> [CatalogueFinding] {
        texts() + lengths() + codeList() + generations() + level() + masking() + content()
    }

    private func texts() -> [CatalogueFinding] {
        CatalogueCheck.isBlank(field.code) || CatalogueCheck.isBlank(field.name)
            ? [refuse(.missingText, "code or name is missing")] : []
    }

    private func lengths() -> [CatalogueFinding] {
        let lengths = [field.maximumLength].compactMap(\.self) + field.maximumLengths.values
        let range = 1...CatalogueCheck.longestText
        var findings = lengths.filter { !range.contains($0) }.map {
            refuse(.range, "length \($0) is not in 1–\(range.upperBound)")
        }
        if field.type.hasLength, field.maximumLength == nil {
            findings.append(refuse(.range, "type \(field.type.rawValue) needs maximumLength"))
        }
        if !field.type.hasLength, !lengths.isEmpty {
            findings.append(refuse(.range, "type \(field.type.rawValue) has no length"))
        }
        if let absent = field.whenAbsent, let longest = field.maximumLength, absent.count > longest {
            findings.append(refuse(.range, "whenAbsent is longer than \(longest)"))
        }
        return findings
    }

    private func codeList() -> [CatalogueFinding] {
        let needsList = field.type == .code || field.type == .codes
        guard let name = field.codeList else {
            return needsList ? [refuse(.codeList, "type \(field.type.rawValue) needs a code list")] : []
        }
        if !needsList { return [refuse(.codeList, "type \(field.type.rawValue) takes no code list")] }
        guard let list = catalogue.codeList(name) else {
            return [refuse(.codeList, "code list \(name) is not in the catalogue")]
        }
        let tooLong = list.entries.filter { $0.code.count > field.maximumLength ?? .max }
        return tooLong.map { refuse(.codeList, "code \($0.code) of \(name) is longer than the field") }
    }

    private func generations() -> [CatalogueFinding] {
        let codes = field.codes
        var findings: [CatalogueFinding] = []
        if let current = codes[.of2018], current != field.code {
            findings.append(refuse(.headerCollision, "code must be the one of 2018, \(current)"))
        }
        for generation in Set(field.maximumLengths.keys).union(field.obligations.keys) where codes[generation] == nil {
            findings.append(refuse(.range, "has settings of \(generation.rawValue), where the field does not exist"))
        }
        return findings
    }

    private func level() -> [CatalogueFinding] {
        guard let own = field.ownLevel else { return [] }
        // An own level that is wider than the item's has no effect, so whoever wrote it expected something else.
        let strictest = item.subjectKinds.compactMap(item.level(for:)).map(\.strictness).min() ?? 0
        return own.strictness < strictest
            ? [refuse(.ownLevel, "own level \(own.rawValue) is wider than the item's")] : []
    }

    private func masking() -> [CatalogueFinding] {
        let isOpen = item.disclosures.values.contains { field.level(under: $0.level) == .open }
        let protecting = field.sensitivity.protectingMasks
        guard isOpen, !protecting.isEmpty, !protecting.contains(field.mask) else { return [] }
        let names = protecting.map(\.rawValue).joined(separator: ", ")
        return [
            refuse(
                .unmasked,
                "\(field.sensitivity.rawValue) is public with mask \(field.mask.rawValue); it needs one of \(names)")
        ]
    }

    private func content() -> [CatalogueFinding] {
        let aboutPersons = item.disclosures[.person] != nil
        var meanings: [FieldMeaning] = []
        if let tag = field.meaning, tag.isNeverCollected || aboutPersons { meanings.append(tag) }
        for name in [field.code, field.name] + field.synonyms + field.codes.values {
            if let meaning = ForbiddenContent.meaning(of: name, aboutPersons: aboutPersons),
                !meanings.contains(meaning)
            {
                meanings.append(meaning)
            }
        }
        return meanings.compactMap { meaning in
            if meaning.isNeverCollected {
                return refuse(
                    .forbiddenContent, "holds \(meaning.rawValue) (\(meaning.label)), which is never collected")
            }
            return item.writtenConsent == nil
                ? refuse(.consentMissing, "\(meaning.rawValue) (\(meaning.label)) needs the person's written consent")
                : nil
        }
    }

    private func refuse(_ rule: CatalogueRule, _ detail: String) -> CatalogueFinding {
        .init(severity: .refuse, item: item.code, field: field.code, rule: rule, detail: detail)
    }
}
