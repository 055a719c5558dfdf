import CreditInformation

/// Everything that decides the bytes of one file.
struct FilePlan: Sendable {
    /// File name.
    let name: String
    /// Item of the records.
    let item: CatalogueItem
    /// Kind of the subjects.
    let kind: SubjectKind
    /// Code of the providing unit.
    let providerCode: String
    /// Name of the providing unit.
    let providerName: String
    /// Columns, in the file's order.
    let columns: [Column]
    /// Rows without the header.
    let rowCount: Int
    /// Number of the first row among all rows of the item.
    let firstSerial: Int
    /// Who the rows are about.
    let order: SubjectOrder
    /// Seed of the whole set.
    let seed: UInt64
    /// Day on which the data are looked at.
    let asOf: CalendarDate
    /// What is wrong with every fifth row, in turn; empty for files that are right.
    let flaws: [Flaw]
    /// Form in which the file has most of its dates.
    let dateForm: WrittenDate
    /// Whether the file begins with a byte order mark and has Windows line ends.
    let isFromSpreadsheet: Bool
    /// Whether natural persons may have other documents than the identity card.
    let allowsOtherDocuments: Bool

    /// Rows that the import refuses or puts aside.
    var flawedRowCount: Int { flaws.isEmpty ? 0 : rowCount / Flaw.interval }

    /// A number for the item, the same for all its files.
    var itemSeed: UInt64 { SeededGenerator.mixed(seed, SeededGenerator.number(of: item.code + kind.rawValue)) }

    /// Made-up unified code of the provider, for the columns of the deciding authority's code.
    var authorityCode: [UInt8] {
        var code = Array("11330100".utf8)
        var number = Int(truncatingIfNeeded: SeededGenerator.number(of: providerCode) >> 16)
        code.append("U0")
        for _ in 0..<6 {
            code.append(CodeAlphabet.character(number % CodeAlphabet.size))
            number /= CodeAlphabet.size
        }
        CodeAlphabet.appendOrganisationCheck(to: &code)
        CodeAlphabet.appendUnifiedCheck(to: &code)
        return code
    }
}
