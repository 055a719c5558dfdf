package import CreditInformation
package import CreditStore
import FileDecoding
import UnicodeText

/// Takes one row through everything that an import does with it, without a file and without a database.
///
/// The same header, row and subject checks, writers, comparisons and projections as an import of a file of one row, because
/// it is the same code: what an import would refuse is refused with the same reason. Confined to one thread.
/// - Rule: HZ-O8, X-3, X-6, BX-1, BX-12, JJ-8.
package struct SingleRow {
    /// What a row comes to.
    package enum Outcome {
        /// It can't be taken in; every reason at once.
        case issues([RowIssue])
        /// It says what is stored.
        case unchanged
        /// It changes what is stored: exactly one version in the chunk.
        case change(ImportChunk)
    }

    let setting: CatalogueSetting
    private let keys: IntakeKeys
    private let receivedOn: CalendarDate

    /// - Parameters:
    ///   - versionID: Id of the catalogue.
    ///   - kind: Whom the row is about; nil: the item's only kind.
    ///   - provider: Unit that answers for the record.
    ///   - receivedOn: Day on which it comes, Asia/Shanghai.
    /// - Throws: `ImportError` when the catalogue has no such item of that provider (BX-1).
    package init(
        catalogue: Catalogue, versionID: Int32, item: String, kind: SubjectKind?, provider: String, keys: IntakeKeys,
        receivedOn: CalendarDate
    ) throws(ImportError) {
        setting = try CatalogueSetting(
            catalogue, versionID: versionID, itemCode: item, kind: kind, providerCode: provider)
        self.keys = keys
        self.receivedOn = receivedOn
    }

    /// The item of the row, as the catalogue has it.
    package var item: CatalogueItem { setting.item }

    /// Kind of the subject.
    package var subjectKind: SubjectKind { setting.kind }

    /// The texts from which a stored content would be read again, by field code.
    ///
    /// - Parameter json: Content as stored.
    /// - Throws: `CryptographyError` when a sealed value can't be opened; otherwise ``UnreadableRow``.
    package func texts(ofStored json: [UInt8]) throws -> [String: String] {
        let values = try values(ofStored: json)
        return Dictionary(uniqueKeysWithValues: values.map { (setting.item.fields[$0.key].code, $0.value.text) })
    }

    /// The values of a stored content, by position of their field in the item.
    func values(ofStored json: [UInt8]) throws -> [Int: FieldValue] {
        do {
            let values = try StoredContent(json: json, item: setting.item, cipher: keys.cipher).values
            return Dictionary(uniqueKeysWithValues: values.map { ($0.field, $0.value) })
        } catch is StoredContent.UnreadableContent {
            throw UnreadableRow()
        }
    }

    /// A stored content that is not what was stored.
    package struct UnreadableRow: Error {}

    /// Digests of the identifiers that the row names; none when it can't be read.
    ///
    /// - Parameter texts: Texts by field code.
    package func identifierDigests(of texts: [String: String]) -> [Digest128] {
        guard case .success(let draft) = draft(of: texts) else { return [] }
        return draft.identifiers.map(keys.digests.digest)
    }

    /// Compares a row with what is stored.
    ///
    /// - Parameters:
    ///   - texts: Texts by field code, as somebody wrote them; empty ones count as absent.
    ///   - stored: What is stored about its subject.
    /// - Throws: `CryptographyError`, `UnicodeTextError`.
    package func resolve(_ texts: [String: String], against stored: FileExcerpt) throws -> Outcome {
        let draft: RecordDraft
        switch self.draft(of: texts) {
        case .failure(let unread): return .issues(unread.issues)
        case .success(let read): draft = read
        }
        let writer = RecordWriter(
            item: setting.item, kind: setting.kind, level: setting.level, digests: keys.digests, cipher: keys.cipher)
        let record = try PreparedRecord(draft, writer: writer, names: NameNormalisation(), cells: [])
        let resolution = ChunkResolution(setting: setting, receivedOn: receivedOn, keys: keys, store: stored)
        let resolved = try resolution.resolve([.record(record)])
        if let bad = resolved.bad.first { return .issues(bad.issues) }
        return resolved.chunk.versions.isEmpty ? .unchanged : .change(resolved.chunk)
    }

    /// Why a row can't be read.
    private struct Unread: Error {
        let issues: [RowIssue]
    }

    /// Reads the row as an import reads a file that has it alone and a column for each of its texts.
    private func draft(of texts: [String: String]) -> Result<RecordDraft, Unread> {
        let unknown = texts.keys.filter { setting.item.field($0) == nil }
        // Said once: what somebody wrote in a code's place is not repeated.
        guard unknown.isEmpty else { return .failure(Unread(issues: [.unknownField])) }
        // By name: a name tells the generation of the field codes only where its field exists in one of them alone.
        let fields = setting.item.fields.filter { field in texts[field.code].map { !EmptyValue.isEmpty($0) } ?? false }
        let match = HeaderMatcher(item: setting.item, ignoring: []).match(fields.map(\.name), kind: setting.kind)
        var issues = match.forbidden.map(RowIssue.restricted)
        issues += match.missing.compactMap { setting.item.field($0) }.map(RowIssue.missing)
        guard issues.isEmpty, match.isAcceptable else { return .failure(Unread(issues: issues)) }
        let assessor = RowAssessor(
            catalogue: setting.catalogue, item: setting.item, kind: setting.kind, match: match, constants: [:],
            receivedOn: receivedOn)
        switch assessor.assess(FileRow(line: 1, cells: fields.map { texts[$0.code] ?? "" })) {
        case .issues(let issues): return .failure(Unread(issues: issues))
        case .draft(let draft): return .success(draft)
        }
    }
}

extension RowIssue {
    /// A field that the item does not have: what is not in the catalogue is not taken in.
    fileprivate static let unknownField = RowIssue(
        "unknown_field", ruleID: "BX-1", sentence: "提交的字段中有目录未列明的字段，未纳入目录的信息不得归集。")

    /// A field that may not be collected.
    fileprivate static func restricted(_ found: HeaderMatch.Forbidden) -> RowIssue {
        RowIssue(
            "restricted", ruleID: "JJ-8",
            sentence: "“\(found.cell.text)”属于法律、法规禁止或者须经书面同意方可归集的个人信息（\(found.meaning.label)）。")
    }
}
