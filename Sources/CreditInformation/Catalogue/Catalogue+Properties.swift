// The properties of a catalogue as printable pairs, in the order of the file: what CatalogueDifference compares.
// Absent properties have no pair, so that their coming and going shows.

extension Catalogue {
    /// Properties of the catalogue itself, without units, lists and items.
    var properties: [(name: String, value: String)] {
        [
            ("profile", profile.rawValue), ("version", version), ("title", title), ("legalBasis", legalBasis),
            ("ignoredHeaders", ignoredHeaders.joined(separator: ", ")),
        ]
    }
}

extension CatalogueUnit {
    /// The unit in one text.
    var summary: String {
        [name, kind.rawValue, level.rawValue, division, unifiedCode].compactMap(\.self).joined(separator: ", ")
    }
}

extension CodeList {
    /// The list in one text.
    var summary: String {
        entries.map { entry in
            let spellings = [entry.label] + entry.synonyms + paired(entry.codes, \.self)
            return "\(entry.code)=\(spellings.joined(separator: "/"))"
        }.joined(separator: ", ") + (isOpen ? ", open" : "")
    }
}

extension CatalogueItem {
    /// Properties of the item itself, without its fields.
    var properties: [(name: String, value: String)] {
        var pairs: [(name: String, value: String?)] = [
            ("name", name), ("layer", layer.rawValue), ("nationalCode", nationalCode), ("nature", nature.rawValue),
            ("reportSection", reportSection?.rawValue),
        ]
        for kind in SubjectKind.allCases {
            pairs.append(("level.\(kind.rawValue)", disclosures[kind]?.level.rawValue))
            pairs.append(("legalBasisOfPublication.\(kind.rawValue)", disclosures[kind]?.legalBasisOfPublication))
        }
        pairs += [
            ("sharing", sharing.rawValue), ("providers", providers.joined(separator: ", ")),
            ("legalBasisOfCollection", legalBasisOfCollection), ("writtenConsent", writtenConsent),
            ("sourceChannel", sourceChannel), ("updateCycle", updateCycle.rawValue),
            ("firstDeadlineWorkingDays", firstDeadlineWorkingDays.map(String.init)),
            ("publicity", publicity?.summary), ("retention", retention?.summary), ("finality", finality?.summary),
            ("isRepairable", "\(isRepairable)"), ("isObjectionable", "\(isObjectionable)"),
            ("mayBeDeclined", "\(mayBeDeclined)"), ("namesSubject", "\(namesSubject)"),
            ("identity", identity.joined(separator: ", ")),
            ("withdrawnStatusCodes", withdrawnStatusCodes.joined(separator: ", ")),
            ("ignoredHeaders", ignoredHeaders.joined(separator: ", ")),
        ]
        pairs += FieldRole.allCases.map { ("roles.\($0.rawValue)", roles[$0]) }
        return pairs.compactMap { name, value in value.map { (name, $0) } }
    }
}

extension CatalogueField {
    /// Properties of the field.
    var properties: [(name: String, value: String)] {
        let pairs: [(name: String, value: String?)] = [
            ("codes", paired(codes, \.self).joined(separator: ", ")), ("name", name),
            ("synonyms", synonyms.joined(separator: ", ")), ("type", type.rawValue),
            ("maximumLength", maximumLength.map(String.init)),
            ("maximumLengths", paired(maximumLengths, String.init).joined(separator: ", ")),
            ("obligation", obligation.rawValue),
            ("obligations", paired(obligations, \.rawValue).joined(separator: ", ")), ("codeList", codeList),
            ("sensitivity", sensitivity.rawValue), ("mask", mask.rawValue), ("ownLevel", ownLevel?.rawValue),
            ("meaning", meaning?.rawValue), ("whenAbsent", whenAbsent),
        ]
        return pairs.compactMap { name, value in value.map { (name, $0) } }
    }
}

extension PublicityRule {
    /// The rule in one text.
    var summary: String {
        let months = "\(minimumMonths.map(String.init) ?? "")–\(maximumMonths.map(String.init) ?? "") months"
        return "\(months) from \(startsFrom.rawValue), \(basis)"
    }
}

extension RetentionRule {
    /// The rule in one text.
    var summary: String {
        switch period {
        case .years(let years): "\(years) years from \(startsFrom.rawValue), \(basis)"
        case .permanent: "permanent, \(basis)"
        }
    }
}

extension FinalityRule {
    /// The rule in one text.
    var summary: String {
        let codes = simpleProcedureCodes.joined(separator: "/")
        let simple = excludesSimpleProcedure ? "without \(procedureField ?? "")=\(codes)" : "simple procedure too"
        return "needs finality \(needsFinality) (\(finalOnField ?? "")), \(simple), \(basis)"
    }
}

/// The values by generation, oldest first, as `2016=value`.
private func paired<Value>(_ values: [FieldGeneration: Value], _ text: (Value) -> String) -> [String] {
    FieldGeneration.allCases.compactMap { generation in
        values[generation].map { "\(generation.rawValue)=\(text($0))" }
    }
}
