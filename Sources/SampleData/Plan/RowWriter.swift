import CreditInformation

/// Writes the rows of a file; a row depends on its number only, so any row can be written at any time.
struct RowWriter: Sendable {
    private let plan: FilePlan
    private let cells: CellWriter
    private let columns: [Column]
    /// Columns that may be left empty by mistake.
    private let requiredColumns: [Int]
    private let mayLackUnifiedCode: Bool

    /// A writer of the file's rows.
    init(_ plan: FilePlan) {
        self.plan = plan
        cells = CellWriter(plan)
        columns = plan.columns
        requiredColumns = plan.columns.indices.filter { column in
            guard plan.columns[column].isRequired else { return false }
            // Without them nobody would be named: another complaint than that of an empty cell.
            if case .subject(let content) = plan.columns[column].content { return content == .name }
            return true
        }
        mayLackUnifiedCode = Self.mayLackUnifiedCode(plan.columns)
    }

    /// Whether rows of the file may name their subject by its organisation code alone.
    static func mayLackUnifiedCode(_ columns: [Column]) -> Bool {
        columns.contains { if case .subject(.organisationCode) = $0.content { true } else { false } }
            && columns.contains { if case .subject(.unifiedCode) = $0.content { $0.mayBeEmpty } else { false } }
    }

    /// Appends the header.
    func appendHeader(to text: inout [UInt8]) {
        if plan.isFromSpreadsheet { text.append("\u{FEFF}") }
        for (place, column) in columns.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            let start = text.count
            text.append(column.header)
            Self.quote(&text, from: start)
        }
        appendLineEnd(to: &text)
    }

    /// Appends a row, `0..<plan.rowCount`.
    func append(row: Int, to text: inout [UInt8]) {
        let (flaw, flawNumber) = Flaw.ofRow(row, among: plan.flaws).map { ($0.flaw, $0.number) } ?? (nil, 0)
        // A contradiction repeats the record three rows above, which is a good one.
        let serial = plan.firstSerial + (flaw == .contradiction ? row - 3 : row)
        let context = context(serial: serial, flaw: flaw)
        let missing =
            flaw == .missingField && !requiredColumns.isEmpty
            ? requiredColumns[flawNumber / plan.flaws.count % requiredColumns.count] : nil
        for place in columns.indices {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            if place == missing { continue }
            let start = text.count
            cells.append(columns[place], context, to: &text)
            if let limit = columns[place].maximumLength, text.count - start > limit {
                Self.truncate(&text, from: start, to: limit)
            }
            Self.quote(&text, from: start)
        }
        appendLineEnd(to: &text)
    }

    private func context(serial: Int, flaw: Flaw?) -> RowContext {
        let seed = SeededGenerator.mixed(plan.itemSeed, UInt64(serial))
        var random = SeededGenerator(seed, 0xFAC7)
        var facts = RecordFacts(&random, publicityMonths: plan.item.publicity?.maximumMonths, asOf: plan.asOf)
        if flaw == .contradiction { facts.contradict() }
        var subject = plan.order[serial]
        // Files without a column for the type of document can only name resident identity cards.
        if plan.kind == .person, !plan.allowsOtherDocuments,
            SamplePerson(subject, seed: plan.seed).document != .residentIdentity
        {
            subject -= 1
        }
        let lacksCode = mayLackUnifiedCode && random.chance(12)
        return RowContext(
            serial: serial, round: serial / max(plan.order.count, 1), seed: seed, facts: facts, flaw: flaw,
            subject: plan.kind == .organisation
                ? .organisation(SampleOrganisation(subject, seed: plan.seed))
                : .person(SamplePerson(subject, seed: plan.seed)),
            lacksUnifiedCode: lacksCode && (flaw == nil || flaw == .contradiction) || flaw == .unknownOrganisation)
    }

    private func appendLineEnd(to text: inout [UInt8]) {
        if plan.isFromSpreadsheet { text.append(UInt8(ascii: "\r")) }
        text.append(UInt8(ascii: "\n"))
    }

    /// Cuts the text from `start` to `limit` characters.
    private static func truncate(_ text: inout [UInt8], from start: Int, to limit: Int) {
        var characters = 0
        for place in start..<text.count where text[place] & 0xC0 != 0x80 {
            characters += 1
            if characters > limit {
                text.removeSubrange(place...)
                return
            }
        }
    }

    /// Puts the cell that begins at `start` in quotation marks when it must have them (RFC 4180).
    private static func quote(_ text: inout [UInt8], from start: Int) {
        var isPlain = true
        for place in start..<text.count {
            switch text[place] {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): isPlain = false
            default: break
            }
        }
        guard !isPlain else { return }
        let cell = Array(text[start...])
        text.removeSubrange(start...)
        text.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { text.append(byte) }
            text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
    }
}
