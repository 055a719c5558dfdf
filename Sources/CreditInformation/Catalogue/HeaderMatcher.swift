/// Matches the header cells of files with the fields of one item.
///
/// Computed once per item. Codes of either generation, Chinese names and synonyms match; case, width, blanks,
/// punctuation and byte order marks do not matter.
/// - Rule: BX-12, JJ-8.
public struct HeaderMatcher: Sendable, Equatable {
    private let item: HeaderItem
    private let spellings: [String: Spelling]
    private let ignored: Set<String>

    /// A header spelling and the field that it means.
    private struct Spelling: Equatable {
        let field: Int
        /// Generations whose code it is; empty for names.
        var generations: Set<FieldGeneration>
    }

    /// What the matcher needs of its item.
    private struct HeaderItem: Equatable {
        let fields: [CatalogueField]
        let hasGenerations: Bool
        let allowsConsentOnly: Bool
    }

    /// Makes the matcher of an item.
    ///
    /// - Parameters:
    ///   - item: The item. Of two fields with one spelling the first wins; the check refuses such items.
    ///   - ignoring: Headers that every item of the catalogue ignores.
    public init(item: CatalogueItem, ignoring: [String]) {
        self.item = HeaderItem(
            fields: item.fields, hasGenerations: item.hasGenerations, allowsConsentOnly: item.writtenConsent != nil)
        ignored = Set((ignoring + item.ignoredHeaders).map(HeaderName.key(of:)))
        var spellings: [String: Spelling] = [:]
        func add(_ text: String, _ field: Int, _ generation: FieldGeneration?) {
            let key = HeaderName.key(of: text)
            guard !key.isEmpty else { return }
            if spellings[key] == nil { spellings[key] = Spelling(field: field, generations: []) }
            if let generation, spellings[key]?.field == field { spellings[key]?.generations.insert(generation) }
        }
        // Codes first: where a synonym of one field is the code of another, the code wins.
        for (position, field) in item.fields.enumerated() {
            for generation in FieldGeneration.allCases {
                if let code = field.codes[generation] { add(code, position, generation) }
            }
            add(field.code, position, nil)
        }
        for (position, field) in item.fields.enumerated() {
            for name in [field.name] + field.synonyms { add(name, position, nil) }
        }
        self.spellings = spellings
    }

    /// Matches a header.
    ///
    /// - Parameters:
    ///   - header: Cells of the header row.
    ///   - kind: Kind of the subjects in the file.
    ///   - mapping: Field code by header text, overriding what the header would match by itself. It cannot make
    ///     a forbidden header acceptable.
    public func match(_ header: [String], kind: SubjectKind, mapping: [String: String] = [:]) -> HeaderMatch {
        var walk = Walk()
        var overrides: [String: String] = [:]
        for (text, code) in mapping { overrides[HeaderName.key(of: text)] = code }
        var used: Set<String> = []
        for (column, text) in header.enumerated() {
            let cell = HeaderMatch.Cell(column: column, text: text)
            let key = HeaderName.key(of: text)
            if let meaning = restricted(text, kind: kind) { walk.forbidden.append(.init(cell: cell, meaning: meaning)) }
            if let code = overrides[key] {
                guard let position = item.fields.firstIndex(where: { $0.code == code }) else {
                    walk.fields.append(nil)
                    continue
                }
                used.insert(key)
                walk.take(position, [], cell)
            } else if let spelling = spellings[key] {
                walk.take(spelling.field, spelling.generations, cell)
            } else {
                walk.fields.append(nil)
                if key.isEmpty || ignored.contains(key) { walk.ignored.append(cell) } else { walk.unknown.append(cell) }
            }
        }
        let (generation, mixes) = generation(of: walk)
        return HeaderMatch(
            fields: walk.fields, generation: generation, mixesGenerations: mixes, unknown: walk.unknown,
            ignored: walk.ignored, duplicates: walk.duplicates,
            missing: missing(walk, generation: generation, kind: kind), forbidden: walk.forbidden,
            unusedMappings: mapping.keys.filter { !used.contains(HeaderName.key(of: $0)) }.sorted())
    }

    private func restricted(_ text: String, kind: SubjectKind) -> FieldMeaning? {
        let meaning = ForbiddenContent.meaning(of: text, aboutPersons: kind == .person)
        return meaning?.isNeverCollected == false && item.allowsConsentOnly ? nil : meaning
    }

    /// The generation that more of the columns belong to exclusively; nil when none does or both do equally.
    private func generation(of walk: Walk) -> (FieldGeneration?, mixes: Bool) {
        guard item.hasGenerations else { return (nil, false) }
        var votes: [FieldGeneration: Int] = [:]
        for (position, generations) in walk.taken {
            // A code tells its generation; a name only where its field exists in one generation alone.
            let possible = generations.isEmpty ? Set(item.fields[position].codes.keys) : generations
            if possible.count == 1, let only = possible.first { votes[only, default: 0] += 1 }
        }
        let old = votes[.of2016, default: 0]
        let new = votes[.of2018, default: 0]
        return (old == new ? nil : old > new ? .of2016 : .of2018, old > 0 && new > 0)
    }

    private func missing(_ walk: Walk, generation: FieldGeneration?, kind: SubjectKind) -> [String] {
        let present = Set(walk.taken.map(\.position))
        return item.fields.enumerated().compactMap { position, field in
            let isNeeded =
                field.obligation(in: generation).needsColumn(for: kind) && field.exists(in: generation)
                && field.whenAbsent == nil
            return isNeeded && !present.contains(position) ? field.code : nil
        }
    }

    /// What was found while walking over the header.
    private struct Walk {
        var fields: [Int?] = []
        var taken: [(position: Int, generations: Set<FieldGeneration>)] = []
        var unknown: [HeaderMatch.Cell] = []
        var ignored: [HeaderMatch.Cell] = []
        var duplicates: [HeaderMatch.Cell] = []
        var forbidden: [HeaderMatch.Forbidden] = []

        mutating func take(_ position: Int, _ generations: Set<FieldGeneration>, _ cell: HeaderMatch.Cell) {
            if taken.contains(where: { $0.position == position }) {
                duplicates.append(cell)
                fields.append(nil)
            } else {
                taken.append((position, generations))
                fields.append(position)
            }
        }
    }
}
