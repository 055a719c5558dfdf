import CreditInformation
import FileDecoding
import Testing

@testable import CreditIntake

/// Assesses rows as an import would.
struct Assessing {
    let item: CatalogueItem
    let match: HeaderMatch
    let assessor: RowAssessor

    init(
        _ header: [String], item code: String = "FR-XZCF", kind: SubjectKind = .organisation,
        mapping: [String: String] = [:], constants: [String: String] = [:]
    ) throws {
        let catalogue = try IntakeDatabase.catalogue()
        let item = try #require(catalogue.item(code))
        self.item = item
        match = HeaderMatcher(item: item, ignoring: catalogue.ignoredHeaders)
            .match(header, kind: kind, mapping: mapping).filled(by: constants)
        assessor = RowAssessor(
            catalogue: catalogue, item: item, kind: kind, match: match, constants: constants,
            receivedOn: try CalendarDate(reading: "2026-07-01"))
    }

    /// The draft, or nil with the issues.
    func draft(_ cells: [String]) -> RecordDraft? {
        if case .draft(let draft) = assessor.assess(FileRow(line: 2, cells: cells)) { draft } else { nil }
    }

    /// Codes of the issues with their fields.
    func issues(_ cells: [String]) -> [String] {
        guard case .issues(let issues) = assessor.assess(FileRow(line: 2, cells: cells)) else { return [] }
        return issues.map { "\($0.code) \($0.field ?? "-") \($0.ruleID)" }
    }

    /// Text of a field.
    func text(_ code: String, _ draft: RecordDraft?) -> String? {
        item.position(of: code).flatMap { position in draft?.values.first { $0.field == position }?.value.text }
    }
}
