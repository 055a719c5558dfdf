/// The checks of one item; those of its fields are in ``FieldCheck``.
struct ItemCheck {
    let item: CatalogueItem
    let catalogue: Catalogue

    /// Everything that is wrong with the item, fields last.
    func findings() -> [CatalogueFinding] {
        var findings =
            texts() + providers() + subjects() + sharing() + forbiddenName() + clocks() + finality() + roles()
            + identification() + identity()
        findings += duplicates() + collisions()
        for field in item.fields { findings += FieldCheck(field: field, item: item, catalogue: catalogue).findings() }
        return findings
    }

    private func texts() -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        for (name, text) in [
            ("code", item.code), ("name", item.name), ("legalBasisOfCollection", item.legalBasisOfCollection),
            ("sourceChannel", item.sourceChannel),
        ] where CatalogueCheck.isBlank(text) {
            findings.append(refuse(.missingText, "\(name) is missing"))
        }
        if item.fields.isEmpty { findings.append(refuse(.noFields, "the item has no fields")) }
        if let days = item.firstDeadlineWorkingDays, !(1...250).contains(days) {
            findings.append(refuse(.range, "firstDeadlineWorkingDays \(days) is not in 1–250"))
        }
        return findings
    }

    private func providers() -> [CatalogueFinding] {
        let unknown = item.providers.filter { catalogue.unit($0) == nil }
        return (item.providers.isEmpty ? [refuse(.noProvider, "the item has no provider")] : [])
            + unknown.map { refuse(.unknownProvider, "provider \($0) is not among the units") }
            + CatalogueCheck.repeated(item.providers).map { refuse(.duplicate, "provider \($0) is named twice") }
    }

    private func subjects() -> [CatalogueFinding] {
        if item.disclosures.isEmpty { return [refuse(.noSubjects, "the item is about no kind of subject")] }
        var findings: [CatalogueFinding] = []
        if let person = item.disclosures[.person], person.level == .open, basisIsBlank(person) {
            findings.append(
                refuse(
                    .personPublicationBasis,
                    "level A about natural persons needs the law that publishes it (legalBasisOfPublication)"))
        }
        if let organisation = item.disclosures[.organisation], organisation.level == .open, basisIsBlank(organisation) {
            findings.append(warn(.organisationPublicationBasis, "level A names no legal basis of publication"))
        }
        return findings
    }

    private func basisIsBlank(_ disclosure: ItemDisclosure) -> Bool {
        disclosure.legalBasisOfPublication.map(CatalogueCheck.isBlank) ?? true
    }

    private func sharing() -> [CatalogueFinding] {
        let levels = item.subjectKinds.compactMap(item.level(for:))
        let allowed = catalogue.profile.levels(for: item.sharing)
        if item.sharing == .open {
            // Items about both kinds are open when one kind is; the other may be stricter.
            return levels.isEmpty || levels.contains(.open)
                ? [] : [refuse(.sharingContradiction, "sharing is open, but no kind of subject has level A")]
        }
        return Set(levels).filter { !allowed.contains($0) }.map(\.rawValue).sorted().map {
            refuse(.sharingContradiction, "sharing \(item.sharing.rawValue) contradicts level \($0)")
        }
    }

    private func forbiddenName() -> [CatalogueFinding] {
        let aboutPersons = item.disclosures[.person] != nil
        guard let meaning = ForbiddenContent.meaning(of: item.name, aboutPersons: aboutPersons) else { return [] }
        if meaning.isNeverCollected {
            return [refuse(.forbiddenContent, "the item's name says \(meaning.label), which is never collected")]
        }
        return item.writtenConsent == nil
            ? [refuse(.consentMissing, "\(meaning.label) of persons needs their written consent")] : []
    }

    private func clocks() -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        let isOpen = item.disclosures.values.contains { $0.level == .open }
        if let publicity = item.publicity {
            let limit = 1...CatalogueCheck.longestPublicityMonths
            for months in [publicity.minimumMonths, publicity.maximumMonths].compactMap(\.self)
            where !limit.contains(months) {
                findings.append(refuse(.clocks, "publicity of \(months) months is not in 1–\(limit.upperBound)"))
            }
            if let low = publicity.minimumMonths, let high = publicity.maximumMonths, low > high {
                findings.append(refuse(.clocks, "publicity minimum \(low) exceeds the maximum \(high)"))
            }
            if CatalogueCheck.isBlank(publicity.basis) { findings.append(refuse(.clocks, "publicity names no basis")) }
            if !isOpen { findings.append(warn(.clocks, "publicity is set, but no level is A")) }
        } else if isOpen {
            findings.append(refuse(.clocks, "level A needs a publicity rule"))
        }
        if let retention = item.retention {
            if case .years(let years) = retention.period, !(1...CatalogueCheck.longestRetentionYears).contains(years) {
                findings.append(
                    refuse(.clocks, "retention of \(years) years is not in 1–\(CatalogueCheck.longestRetentionYears)"))
            }
            if retention.period == .permanent, item.nature == .negative {
                findings.append(refuse(.clocks, "negative information cannot be kept for ever"))
            }
            if CatalogueCheck.isBlank(retention.basis) { findings.append(refuse(.clocks, "retention names no basis")) }
        } else {
            let detail = "retention rule is missing"
            findings.append(item.nature == .negative ? refuse(.clocks, detail) : warn(.clocks, detail))
        }
        return findings
    }

    private func finality() -> [CatalogueFinding] {
        guard let finality = item.finality else { return [] }
        var findings: [CatalogueFinding] = []
        if CatalogueCheck.isBlank(finality.basis) { findings.append(refuse(.clocks, "finality names no basis")) }
        if let code = finality.finalOnField, item.field(code)?.type != .date {
            findings.append(refuse(.clocks, "finalOnField \(code) is not a date field of the item"))
        }
        guard finality.excludesSimpleProcedure else { return findings }
        guard let field = finality.procedureField.flatMap(item.field(_:)), !finality.simpleProcedureCodes.isEmpty else {
            return findings + [
                refuse(.clocks, "excluding the simple procedure needs procedureField and simpleProcedureCodes")
            ]
        }
        let codes = field.codeList.flatMap(catalogue.codeList(_:))?.entries.map(\.code) ?? []
        for code in finality.simpleProcedureCodes where !codes.contains(code) {
            findings.append(refuse(.clocks, "\(code) is no code of the procedure field \(field.code)"))
        }
        return findings
    }

    private func roles() -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        for role in FieldRole.allCases {
            guard let code = item.roles[role] else { continue }
            guard let field = item.field(code) else {
                findings.append(refuse(.role, "role \(role.rawValue) names \(code), which is no field of the item"))
                continue
            }
            if role.isDate != (field.type == .date) {
                findings.append(refuse(.role, "role \(role.rawValue) cannot be a \(field.type.rawValue) (\(code))"))
            }
        }
        if !item.withdrawnStatusCodes.isEmpty {
            let codes = item.field(for: .status)?.codeList.flatMap(catalogue.codeList(_:))?.entries.map(\.code) ?? []
            for code in item.withdrawnStatusCodes where !codes.contains(code) {
                findings.append(refuse(.role, "withdrawn status \(code) is no code of the status field"))
            }
        }
        return findings
    }

    private func identification() -> [CatalogueFinding] {
        guard !item.fields.isEmpty else { return [] }
        var findings: [CatalogueFinding] = []
        if item.roles[.subjectName] == nil { findings.append(refuse(.unidentifiable, "role subjectName is missing")) }
        for kind in item.subjectKinds where !item.roles.keys.contains(where: { $0.identifies(kind) }) {
            findings.append(refuse(.unidentifiable, "no role identifies a subject of kind \(kind.rawValue)"))
        }
        return findings
    }

    private func identity() -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        for code in item.identity {
            guard let field = item.field(code) else {
                findings.append(refuse(.identity, "identity names \(code), which is no field of the item"))
                continue
            }
            let generations = FieldGeneration.allCases.filter(field.exists(in:))
            let isAlways = generations.allSatisfy { field.obligation(in: $0) == .always }
            if !isAlways, field.whenAbsent == nil {
                findings.append(refuse(.identity, "identity field \(code) is not always filled", field: code))
            }
        }
        for generation in FieldGeneration.allCases where item.hasGenerations && !item.identity.isEmpty {
            if !item.identity.compactMap(item.field(_:)).contains(where: { $0.exists(in: generation) }) {
                findings.append(refuse(.identity, "no identity field exists in files of \(generation.rawValue)"))
            }
        }
        if item.identity.isEmpty, item.nature == .negative {
            findings.append(warn(.identity, "one negative record per subject: a second one replaces the first"))
        }
        return findings
    }

    private func duplicates() -> [CatalogueFinding] {
        CatalogueCheck.repeated(item.fields.map(\.code)).map {
            refuse(.duplicate, "field code \($0) occurs twice", field: $0)
        }
    }

    /// Headers that would match two fields of one generation, or a field and an ignored header.
    private func collisions() -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        var owners: [String: CatalogueField] = [:]
        for field in item.fields {
            let spellings = [field.code, field.name] + field.synonyms + field.codes.values
            for key in Set(spellings.map(HeaderName.key(of:))).sorted() {
                if key.isEmpty {
                    findings.append(refuse(.missingText, "a name or code has no letters", field: field.code))
                } else if let other = owners[key], other.code != field.code {
                    findings.append(
                        refuse(
                            .headerCollision, "\"\(key)\" matches \(other.code) and \(field.code)", field: field.code))
                } else {
                    owners[key] = field
                }
            }
        }
        for header in item.ignoredHeaders + catalogue.ignoredHeaders {
            if let field = owners[HeaderName.key(of: header)] {
                findings.append(
                    warn(.headerCollision, "ignored header \(header) is a name of \(field.code) and is taken"))
            }
        }
        return findings
    }

    private func refuse(_ rule: CatalogueRule, _ detail: String, field: String? = nil) -> CatalogueFinding {
        .init(severity: .refuse, item: item.code, field: field, rule: rule, detail: detail)
    }

    private func warn(_ rule: CatalogueRule, _ detail: String) -> CatalogueFinding {
        .init(severity: .warn, item: item.code, field: nil, rule: rule, detail: detail)
    }
}
