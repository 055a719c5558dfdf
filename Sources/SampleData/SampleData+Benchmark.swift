public import CreditInformation

extension SampleData {
    /// A large set for measurements: organisations only, items open to society only, no flawed row.
    ///
    /// First the register with every subject in order, then files each of which has every subject once, shuffled:
    /// permits and, one file in three, penalties; both generations of codes in turn. Dates count from 2026-01-01.
    /// - Parameters:
    ///   - subjects: Number of organisations; 10,000,000 at most have codes of their own.
    ///   - recordsPerSubject: Records of each, 1 or more.
    /// - Returns: `recordsPerSubject` files of `subjects` rows; fewer when the catalogue lacks the items.
    public static func benchmark(
        catalogue: Catalogue, subjects: Int, recordsPerSubject: Int = 5, seed: UInt64
    ) -> [SampleFile] {
        let open = catalogue.items.filter { $0.level(for: .organisation) == .open }
        guard let register = open.first(where: \.namesSubject) else { return [] }
        let permits = open.first { $0.hasGenerations && $0.nature != .negative }
        let penalties = open.first { $0.hasGenerations && $0.nature == .negative }
        var items = [register]
        var counts: [String: Int] = [:]
        var files: [SampleFile] = []
        for number in 0..<max(recordsPerSubject - 1, 0) {
            if let item = number % 3 == 2 ? penalties : permits { items.append(item) }
        }
        for (place, item) in items.enumerated() {
            let earlier = counts[item.code, default: 0]
            counts[item.code] = earlier + 1
            let generation: FieldGeneration? = item.hasGenerations ? earlier % 2 == 0 ? .of2018 : .of2016 : nil
            let provider = FilePlanning.usualProviders(of: item, in: catalogue).first
            let columns = ColumnPlan(
                catalogue: catalogue, item: item, kind: .organisation, generation: generation, hasChineseHeader: false
            ).columns()
            files.append(
                SampleFile(
                    FilePlan(
                        name: "\(place + 1)-\(item.code)-\(provider?.code ?? "").csv", item: item,
                        kind: .organisation, providerCode: provider?.code ?? "", providerName: provider?.name ?? "",
                        columns: columns, rowCount: subjects, firstSerial: earlier * subjects,
                        order: SubjectOrder(
                            count: subjects,
                            shuffledBy: place == 0 ? nil : SeededGenerator.mixed(seed, UInt64(place))),
                        seed: seed, asOf: benchmarkDay, flaws: [], dateForm: .dashes, isFromSpreadsheet: false,
                        allowsOtherDocuments: false)))
        }
        return files
    }

    /// The day from which the benchmark's dates count.
    private static let benchmarkDay = CalendarDate(daysSinceEpoch: 20_454) ?? .openEnd
}
