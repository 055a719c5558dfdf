import CreditInformation

/// Divides the records of a set among items, providers, generations and files.
struct FilePlanning {
    private let data: SampleData
    private let catalogue: Catalogue
    /// Counties that send a file of an item.
    private static let countiesPerItem = 2
    /// Rows of the city for one of a county: the counties together stay below a twentieth of the set.
    private static let rowsPerCountyRow = 50
    /// Organisations by the register that holds them.
    private let organisations: [OrganisationType.Register: [Int]]

    /// Plans the set.
    init(_ data: SampleData) {
        self.data = data
        catalogue = data.catalogue
        organisations = Dictionary(grouping: 0..<data.organisationCount) { index in
            SampleOrganisation(index, seed: data.seed).type.register
        }
    }

    /// All files of the records of one item about one kind of subject.
    private struct Part {
        let item: CatalogueItem
        let kind: SubjectKind
        let rows: Int
        var leading: [Int] = []
        var hasFlaws = false

        /// How the item's records are spread over files: generations, and whether a header is in Chinese.
        var divisions: [(generation: FieldGeneration?, hasChineseHeader: Bool)] {
            guard item.hasGenerations else { return [(nil, false)] }
            guard kind == .organisation else { return [(.of2018, false), (.of2016, false)] }
            return [(.of2018, false), (.of2016, false), (.of2018, item.nature != .negative), (.of2016, false)]
        }
    }

    /// The plans in the order of import: what the city's units send, then what its counties send.
    func plans() -> [FilePlan] {
        let parts = parts()
        let plans = cityPlans(parts)
        return plans + countyPlans(parts, after: plans.count)
    }

    private func cityPlans(_ parts: [Part]) -> [FilePlan] {
        var plans: [FilePlan] = []
        for part in parts {
            let divisions = part.divisions
            let providers = Self.usualProviders(of: part.item, in: catalogue)
            var firstSerial = 0
            for (place, division) in divisions.enumerated() {
                let rows = part.rows / divisions.count + (place < part.rows % divisions.count ? 1 : 0)
                // The last file of the item has the flaws.
                let isFlawed = part.hasFlaws && place == divisions.count - 1
                let columns = ColumnPlan(
                    catalogue: catalogue, item: part.item, kind: part.kind, generation: division.generation,
                    hasChineseHeader: division.hasChineseHeader
                ).columns()
                let provider = providers.isEmpty ? nil : providers[place % providers.count]
                plans.append(
                    FilePlan(
                        name: name(plans.count + 1, part, division.generation, provider, isFlawed), item: part.item,
                        kind: part.kind, providerCode: provider?.code ?? "", providerName: provider?.name ?? "",
                        columns: columns,
                        rowCount: rows, firstSerial: firstSerial, order: order(of: part), seed: data.seed,
                        asOf: data.asOf, flaws: isFlawed ? flaws(columns) : [],
                        dateForm: WrittenDate(rawValue: plans.count % WrittenDate.allCases.count) ?? .dashes,
                        isFromSpreadsheet: plans.count % 3 == 2, allowsOtherDocuments: allowsOtherDocuments(columns)))
                firstSerial += rows
            }
        }
        return plans
    }

    /// Every item that counties provide comes from two of them, so that what one may see differs from the other (JJ-6).
    ///
    /// The counties take turns by item; registers are left out, because each subject stands in them once.
    private func countyPlans(_ parts: [Part], after earlier: Int) -> [FilePlan] {
        var plans: [FilePlan] = []
        for part in parts where !part.item.namesSubject {
            let counties = catalogue.providers(of: part.item).filter { $0.level == .county }
            let generation: FieldGeneration? = part.item.hasGenerations ? .of2018 : nil
            let columns = ColumnPlan(
                catalogue: catalogue, item: part.item, kind: part.kind, generation: generation, hasChineseHeader: false
            ).columns()
            let rows = max(part.rows / Self.rowsPerCountyRow, 1)
            for turn in 0..<min(Self.countiesPerItem, counties.count) {
                let county = counties[plans.count % counties.count]
                plans.append(
                    FilePlan(
                        name: name(earlier + plans.count + 1, part, generation, county, false), item: part.item,
                        kind: part.kind, providerCode: county.code, providerName: county.name, columns: columns,
                        rowCount: rows, firstSerial: part.rows + turn * rows, order: order(of: part), seed: data.seed,
                        asOf: data.asOf, flaws: [], dateForm: .dashes, isFromSpreadsheet: false,
                        allowsOtherDocuments: allowsOtherDocuments(columns)))
            }
        }
        return plans
    }

    private func name(
        _ number: Int, _ part: Part, _ generation: FieldGeneration?, _ provider: CatalogueUnit?, _ isFlawed: Bool
    ) -> String {
        var words = [number < 10 ? "0\(number)" : "\(number)", part.item.code, provider?.code ?? ""]
        if let generation { words.append(generation.rawValue) }
        if part.item.subjectKinds.count > 1 { words.append(part.kind.rawValue) }
        if isFlawed { words.append("with-errors") }
        return words.joined(separator: "-") + ".csv"
    }

    /// The item's providers; where there are many, those first whose business the texts are about.
    static func usualProviders(of item: CatalogueItem, in catalogue: Catalogue) -> [CatalogueUnit] {
        let all = catalogue.providers(of: item)
        guard item.hasGenerations else { return all }
        let words = ["市市场监督", "生态环境", "交通运输", "城市管理", "应急", "卫生"]
        let usual = words.compactMap { word in all.first { $0.name.contains(word) } }
        return usual.isEmpty ? all : usual
    }

    /// Registers hold each subject once; the rest of the records is shared out by weight.
    private func parts() -> [Part] {
        let all = catalogue.items.flatMap { item in item.subjectKinds.map { (item, $0) } }
        let registers = all.filter { $0.0.namesSubject }
        let others = all.filter { !$0.0.namesSubject }
        var parts = registers.map { item, kind in
            Part(item: item, kind: kind, rows: subjects(of: item, kind).count)
        }
        let total = (data.organisationCount + data.personCount) * SampleData.recordsPerSubject
        // Flawed rows come on top: about one in a hundred.
        let rest = max(total - parts.reduce(0) { $0 + $1.rows }, 0)
        let weights = others.map { weight(of: $0.0, $0.1) }
        let sum = max(weights.reduce(0, +), 1)
        let rows = weights.map { max(rest * $0 / sum, 1) }
        // Those that stand in no register of the catalogue have a permit each.
        let cover = others.firstIndex { $0.0.hasGenerations && $0.1 == .organisation && $0.0.nature != .negative }
        let firstFlawed = others.firstIndex { $0.0.hasGenerations && $0.1 == .organisation && $0.0.nature == .negative }
        let secondFlawed = others.firstIndex { $0.1 == .organisation && isFoundByOldCode($0.0) && !$0.0.hasGenerations }
        for (place, (item, kind)) in others.enumerated() {
            var part = Part(item: item, kind: kind, rows: rows[place])
            if place == cover { part.leading = unregistered(registers) }
            part.hasFlaws = place == firstFlawed || place == secondFlawed
            parts.append(part)
        }
        return parts
    }

    /// Permits and penalties are most of what a city has.
    private func weight(of item: CatalogueItem, _ kind: SubjectKind) -> Int {
        switch (item.hasGenerations, kind) {
        case (true, .organisation): item.nature == .negative ? 160 : 260
        case (true, .person): item.nature == .negative ? 30 : 45
        case (false, .organisation):
            isFoundByOldCode(item) ? 20 : item.level(for: kind) == .open ? 10 : 7
        case (false, .person): 6
        }
    }

    private func isFoundByOldCode(_ item: CatalogueItem) -> Bool {
        item.roles[.organisationCode] != nil && item.field(for: .unifiedCode)?.obligation == .never
    }

    /// The subjects that may occur in the item's records.
    private func subjects(of item: CatalogueItem, _ kind: SubjectKind) -> [Int] {
        guard kind == .organisation else { return Array(0..<data.personCount) }
        guard item.namesSubject else { return Array(0..<data.organisationCount) }
        return organisations[register(of: item)] ?? []
    }

    private func register(of item: CatalogueItem) -> OrganisationType.Register {
        item.roles[.socialOrganisationNumber] == nil ? .enterprises : .socialOrganisations
    }

    private func unregistered(_ registers: [(CatalogueItem, SubjectKind)]) -> [Int] {
        let held = registers.filter { $0.1 == .organisation }.map { register(of: $0.0) }
        return organisations.filter { !held.contains($0.key) }.flatMap(\.value).sorted()
    }

    private func order(of part: Part) -> SubjectOrder {
        let seed = SeededGenerator.mixed(data.seed, SeededGenerator.number(of: part.item.code))
        var order = SubjectOrder(
            of: subjects(of: part.item, part.kind), shuffledBy: part.item.namesSubject ? nil : seed)
        order.leading = part.leading
        return order
    }

    private func flaws(_ columns: [Column]) -> [Flaw] {
        let lacksCode = RowWriter.mayLackUnifiedCode(columns)
        return Flaw.allCases.filter { $0 != .unknownOrganisation || lacksCode }
    }

    private func allowsOtherDocuments(_ columns: [Column]) -> Bool {
        let labels = SamplePerson.Document.allCases.map(\.label)
        return columns.contains { if case .subject(.personDocumentType) = $0.content { true } else { false } }
            && catalogue.codeLists.contains { list in
                labels.allSatisfy { list.entry(matching: $0, generation: nil) != nil }
            }
    }
}
