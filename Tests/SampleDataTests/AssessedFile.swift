import CreditInformation
import CreditIntake
import FileDecoding
import FoundationEssentials
import SampleData

/// What the platform's own reader and checks make of a generated file.
struct AssessedFile: Sendable {
    let file: SampleFile
    let match: HeaderMatch
    private(set) var drafts: [RecordDraft] = []
    private(set) var issues: [(line: Int, issues: [RowIssue])] = []

    /// Writes the file to a temporary folder, reads it and assesses each row.
    init(_ file: SampleFile, _ catalogue: Catalogue, receivedOn: CalendarDate = SampleFixture.asOf) throws {
        self.file = file
        let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What stays behind in the temporary folder does no harm.
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: file.name).path
        try Data(SampleFixture.bytes(file)).write(to: URL(filePath: path))

        guard let item = catalogue.item(file.itemCode), let matcher = catalogue.headerMatcher(for: file.itemCode) else {
            throw Problem.noItem
        }
        let reader = try RowReader(path: path)
        guard let header = try reader.nextRow() else { throw Problem.noHeader }
        match = matcher.match(header.cells, kind: file.subjectKind)
        let assessor = RowAssessor(
            catalogue: catalogue, item: item, kind: file.subjectKind, match: match, constants: [:],
            receivedOn: receivedOn)
        while let row = try reader.nextRow() {
            switch assessor.assess(row) {
            case .draft(let draft): drafts.append(draft)
            case .issues(let found): issues.append((row.line, found))
            }
        }
    }

    enum Problem: Error {
        case noItem
        case noHeader
    }

    /// The key under which the import keeps the draft's record, as far as it can be told without a database.
    func key(_ draft: RecordDraft) -> [String] {
        [file.itemCode, draft.identifiers.first?.value ?? ""] + draft.identity
    }
}
