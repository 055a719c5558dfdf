import CreditInformation

/// Writes the cells of a file's rows.
struct CellWriter: Sendable {
    private let providerName: [UInt8]
    private let providerCode: [UInt8]
    private let dateForm: WrittenDate
    private let documentPrefix: [UInt8]

    /// A writer for the file.
    init(_ plan: FilePlan) {
        providerName = Array(plan.providerName.utf8)
        providerCode = plan.authorityCode
        dateForm = plan.dateForm
        // No authority abbreviates itself 杭示: the numbers can be told from real ones.
        documentPrefix = Array("杭示（\(plan.item.code.split(separator: "-").last ?? "")）".utf8)
    }

    /// Appends the cell, neither shortened nor quoted.
    func append(_ column: Column, _ row: RowContext, to text: inout [UInt8]) {
        var random = SeededGenerator(row.seed, column.number)
        switch column.content {
        case .subject(let content): SubjectCells.append(content, column, row, to: &text, &random)
        case .date(let meaning): appendDate(meaning, column, row, to: &text, &random)
        case .status(let inForce, let withdrawn):
            // Nearly all of those in force are plainly in force: the first entry.
            text.append(
                contentsOf: row.facts.isWithdrawn && withdrawn.count > 0
                    ? withdrawn[0] : random.chance(97) ? inForce[0] : inForce.any(&random))
        case .documentNumber: appendDocumentNumber("第", row, to: &text)
        case .authorityName: text.append(contentsOf: providerName)
        case .authorityCode: text.append(contentsOf: providerCode)
        case .blank: if column.isRequired { text.append("示例") }
        case .value(let content):
            if column.mayBeEmpty, !column.occurrence.isFilled(row.facts, &random) {
                text.append(contentsOf: Self.nothings.any(&random))
            } else {
                append(content, column, row, to: &text, &random)
            }
        }
    }

    private func append(
        _ content: ValueContent, _ column: Column, _ row: RowContext, to text: inout [UInt8],
        _ random: inout SeededGenerator
    ) {
        switch content {
        case .amount(let isWan):
            // Beside the fine, which texts repeat, there may be further amounts.
            let fen = column.occurrence == .rarely ? random.below(900) * 1_000 : row.facts.amountFen
            text.append(fen: fen, decimals: isWan ? 6 : 2)
        case .integer: text.append(number: 18 + random.below(50))
        case .decimal: text.append(fen: random.below(100_000), decimals: 2)
        case .code(let list): text.append(contentsOf: list.any(&random))
        case .codes(let list, let usual):
            text.append(contentsOf: usual.count > 0 && random.chance(80) ? usual[0] : list.any(&random))
            if random.chance(20) {
                text.append(";")
                text.append(contentsOf: list.any(&random))
            }
        case .phrase(let list): text.append(contentsOf: list.any(&random))
        case .themePhrase(let list): text.append(contentsOf: list[row.facts.theme])
        case .furtherDocumentNumber: appendDocumentNumber("附", row, to: &text)
        case .certificateNumber:
            text.append("HZSL")
            text.append(number: Int(column.number), width: 2)
            text.append(number: row.serial, width: 8)
        case .text(let theme): FreeText.append(theme, row.facts, to: &text, &random)
        case .telephone:
            text.append("1990000")
            text.append(number: random.below(10_000), width: 4)
        case .address:
            text.append(contentsOf: Self.streets.any(&random))
            text.append(number: 1 + random.below(900))
            text.append("号")
        case .bankAccount: FreeText.appendCard(to: &text, &random)
        case .electronicMail:
            text.append("contact")
            text.append(number: random.below(10_000))
            text.append("@example.com")
        case .timestamp: WrittenDate.append(row.facts.publishedOn, .withTime, to: &text)
        case .account:
            text.append("3301")
            text.append(number: row.serial, width: 8)
        case .period: appendPeriod(row, to: &text)
        }
    }

    private func appendDate(
        _ meaning: DateMeaning, _ column: Column, _ row: RowContext, to text: inout [UInt8],
        _ random: inout SeededGenerator
    ) {
        let facts = row.facts
        let day: Int? =
            switch meaning {
            case .decided, .validFrom: facts.decidedOn
            case .published: facts.publishedOn
            case .validUntil: facts.validUntil
            case .publicUntil: facts.publicUntil
            case .ended: facts.endedOn
            case .filed: facts.decidedOn - 90
            case .final: facts.decidedOn + 60
            case .established:
                switch row.subject {
                case .organisation(let organisation): organisation.establishedOn
                case .person: facts.decidedOn
                }
            }
        if meaning == .decided, row.flaw == .unreadableDate {
            text.append(contentsOf: Self.unreadableDates.any(&random))
        } else if let day {
            let form = random.chance(90) ? dateForm : WrittenDate.allCases[random.below(WrittenDate.allCases.count)]
            WrittenDate.append(day, form, to: &text)
        } else if !column.mayBeEmpty {
            WrittenDate.append(CalendarDate.openEnd.daysSinceEpoch, .dashes, to: &text)
        }
    }

    /// Unique in the item by the record's number, whatever else the row says.
    private func appendDocumentNumber(_ ordinal: String, _ row: RowContext, to text: inout [UInt8]) {
        text.append(contentsOf: documentPrefix)
        text.append("〔")
        text.append(number: CalendarDate(daysSinceEpoch: row.facts.decidedOn)?.year ?? 2020)
        text.append("〕")
        text.append(ordinal)
        text.append(number: 1 + row.serial, width: 5)
        text.append("号")
    }

    private func appendPeriod(_ row: RowContext, to text: inout [UInt8]) {
        let date = CalendarDate(daysSinceEpoch: row.facts.decidedOn - 90) ?? .openEnd
        text.append(number: date.year)
        text.append("年第")
        text.append(number: (date.month + 2) / 3)
        text.append("季度")
        if row.round > 0 {
            text.append("（续")
            text.append(number: row.round)
            text.append("）")
        }
    }

    private static let nothings = WordList(["", "", "", "", "无", "/", "NULL"])
    private static let unreadableDates = WordList(["2023-02-30", "待定", "二〇二三年三月", "2022/13/05", "23.5.1"])
    private static let streets = WordList(
        "杭州市西湖区示例路 杭州市上城区样板街 杭州市萧山区范例大道 杭州市余杭区示范街道试点路 浙江省杭州市滨江区模拟路 杭州市桐庐县样例镇示例村")
}
