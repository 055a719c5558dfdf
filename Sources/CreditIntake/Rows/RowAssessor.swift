public import CreditInformation
public import FileDecoding

/// Checks a row of a file against the catalogue and reads it into a draft; touches nothing outside.
///
/// - Rule, BX-1, BX-12, BX-15, BX-16.
public struct RowAssessor: Sendable {
    /// What a row turned out to be.
    public enum Assessment: Sendable {
        /// It may be compared with what is stored.
        case draft(RecordDraft)
        /// It can't be taken in; every reason at once.
        case issues([RowIssue])
    }

    private let catalogue: Catalogue
    private let item: CatalogueItem
    private let kind: SubjectKind
    private let isPublic: Bool
    private let generation: FieldGeneration?
    private let columns: [Int?]
    private let constants: [(field: Int, text: String)]
    private let dateRoles: [Int: [FieldRole]]
    private let identity: [Int]
    private let identifying: Set<Int>
    /// Per field: what stands for absence, or the issue that absence is; both nil when absence is absence.
    private let absences: [(value: String?, issue: RowIssue?)]
    private let status: Int?
    private let receivedOn: CalendarDate

    /// - Parameters:
    ///   - match: How the file's header fits the item.
    ///   - constants: Values for fields that the file has no column for, by canonical code.
    ///   - receivedOn: Day of the import, Asia/Shanghai.
    public init(
        catalogue: Catalogue, item: CatalogueItem, kind: SubjectKind, match: HeaderMatch,
        constants: [String: String], receivedOn: CalendarDate
    ) {
        self.catalogue = catalogue
        self.item = item
        self.kind = kind
        self.receivedOn = receivedOn
        isPublic = item.level(for: kind) == .open
        generation = match.generation
        columns = match.fields
        let mapped = Set(match.fields.compactMap(\.self))
        var constantFields: [(field: Int, text: String)] = []
        for (position, field) in item.fields.enumerated() where !mapped.contains(position) {
            if let text = constants[field.code] ?? field.whenAbsent { constantFields.append((position, text)) }
        }
        self.constants = constantFields
        var dateRoles: [Int: [FieldRole]] = [:]
        for (role, code) in item.roles where role.isDate {
            if let position = item.position(of: code) { dateRoles[position, default: []].append(role) }
        }
        self.dateRoles = dateRoles
        identity = item.identity.compactMap(item.position(of:))
        absences = item.fields.enumerated().map { [generation] position, field in
            let obligation = field.obligation(in: generation)
            let isMissed =
                obligation.needsValue(for: kind) && field.exists(in: generation)
                && (obligation != .whenPresent || mapped.contains(position))
            return (field.whenAbsent, isMissed ? .missing(field) : nil)
        }
        status = item.roles[.status].flatMap(item.position(of:))
        identifying = Set(
            item.roles.filter { $0.key.identifies(kind) }.compactMap { item.position(of: $0.value) })
    }

    /// Reads one row.
    public func assess(_ row: FileRow) -> Assessment {
        var issues: [RowIssue] = []
        if row.cells.count > columns.count {
            issues.append(.tooManyCells(found: row.cells.count, expected: columns.count))
        }
        var texts = [String?](repeating: nil, count: item.fields.count)
        for (column, cell) in row.cells.enumerated() where column < columns.count {
            if let field = columns[column], !EmptyValue.isEmpty(cell) { texts[field] = cell }
        }
        for (field, text) in constants { texts[field] = text }

        let identification = SubjectReading(item: item, kind: kind).read(texts, issues: &issues)
        let identifiers = identification?.normalTexts(in: item) ?? [:]
        var values: [(field: Int, value: FieldValue)] = []
        values.reserveCapacity(texts.count)
        var dates: [FieldRole: CalendarDate] = [:]
        for position in texts.indices {
            guard let text = texts[position] ?? absences[position].value else {
                if let issue = absences[position].issue { issues.append(issue) }
                continue
            }
            do {
                // Identifiers are read by their own types, which know their length better.
                let value =
                    identifying.contains(position)
                    ? .text(identifiers[position] ?? text)
                    : try FieldReading.value(text, of: item.fields[position], in: catalogue, generation: generation)
                values.append((position, value))
                if case .date(let date) = value {
                    for role in dateRoles[position] ?? [] { dates[role] = date }
                }
            } catch {
                issues.append(error)
            }
        }
        guard issues.isEmpty, let identification else { return .issues(issues) }

        let isWithdrawn =
            status.flatMap { status in values.first { $0.field == status }?.value.text }
            .map(item.withdrawnStatusCodes.contains) ?? false
        return .draft(
            RecordDraft(
                line: row.line, kind: kind, identifiers: identification.identifiers, subjectName: identification.name,
                values: values,
                identity: identity.map { field in values.first { $0.field == field }?.value.text ?? "" },
                state: isWithdrawn ? .withdrawn : .inForce,
                periods: RecordPeriods(item: item, isPublic: isPublic, dates: dates, receivedOn: receivedOn),
                dates: dates))
    }
}
