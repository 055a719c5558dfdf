import CreditInformation
import CreditStore
import Cryptography

/// Finds out, chunk by chunk, what each row means for what is stored.
///
/// Confined to the thread of the store.
final class ChunkResolution {
    /// What a chunk comes to.
    struct Resolved {
        var chunk = ImportChunk()
        var taken: [RowVerdict: Int] = [:]
        var bad: [(line: Int, issues: [RowIssue], cells: [String])] = []
        var maskedValues = 0
    }

    let setting: CatalogueSetting
    let keys: IntakeKeys
    private let store: any StoredRecords
    private let projection: PublicProjection
    /// First line of each record of the file: 20 bytes a row, so that a million rows stay far below the memory bound.
    private var firstLines: [Digest128: UInt32] = [:]
    /// Records whose first row in the file went to the centre; few.
    private var quarantinedRecords: Set<Digest128> = []
    /// Subjects that lost a public record in this file and may have no other.
    private(set) var withdrawnSubjects: Set<Digest128> = []

    /// - Parameter receivedOn: Day on which the rows came, Asia/Shanghai.
    init(setting: CatalogueSetting, receivedOn: CalendarDate, keys: IntakeKeys, store: any StoredRecords) {
        self.setting = setting
        self.keys = keys
        self.store = store
        projection = PublicProjection(
            provider: (setting.provider.code, setting.provider.name), receivedOn: receivedOn)
    }

    /// A row whose subject is known.
    struct Candidate {
        let row: PreparedRecord
        let subject: Digest128
        let record: Digest128
        /// Those of the row's identifiers that are the subject's, the strongest first.
        let identifiers: [SubjectIdentifier]

        /// Whether the row names the subject's unified code.
        var isKeyedByCode: Bool { row.draft.identifiers.first?.type == .unifiedCode }
    }

    func resolve(_ rows: [PreparedRow]) throws -> Resolved {
        var resolved = Resolved()
        let candidates = try identify(rows, &resolved)
        let stored = try storedRecords(of: candidates, opened: Set(resolved.chunk.subjects.map(\.key)))
        // What this chunk has done to a record counts for the rows behind it as if it were stored.
        var pending: [Digest128: Digest128] = [:]
        var published: [Candidate] = []
        for (candidate, stored) in zip(candidates, stored) {
            let line = UInt32(clamping: candidate.row.draft.line)
            if let first = firstLines[candidate.record] {
                let content = pending[candidate.record] ?? stored?.contentDigest
                if quarantinedRecords.contains(candidate.record), stored?.isGuarded == true,
                    candidate.row.draft.state == .inForce
                {
                    try quarantine(candidate.row, .reinserted, &resolved)
                } else if content == candidate.row.content.digest {
                    resolved.taken[.unchanged, default: 0] += 1
                } else {
                    resolved.bad.append(
                        (candidate.row.draft.line, [.twiceInFile(line: Int(first))], candidate.row.cells))
                }
                continue
            }
            firstLines[candidate.record] = line
            if try decide(candidate, stored, &resolved) { published.append(candidate) }
            if !quarantinedRecords.contains(candidate.record) {
                pending[candidate.record] = candidate.row.content.digest
            }
        }
        try publish(published, &resolved)
        return resolved
    }

    /// - Returns: Whether the record has a new public form.
    private func decide(
        _ candidate: Candidate, _ stored: StoredRecord?, _ resolved: inout Resolved
    ) throws -> Bool {
        let row = candidate.row
        let version: Int32
        switch ImportDecision.compare(
            digest: row.content.digest, state: row.draft.state, level: setting.level, with: stored)
        {
        case .leave:
            resolved.taken[.unchanged, default: 0] += 1
            return false
        case .quarantine(let issue):
            quarantinedRecords.insert(candidate.record)
            try quarantine(row, issue, &resolved)
            return false
        case .accept:
            version = 1
            resolved.taken[.accepted, default: 0] += 1
        case .update(let next):
            version = next
            resolved.taken[.updated, default: 0] += 1
        }
        if let stored {
            if stored.level == .open {
                resolved.chunk.replacedPublicRecords.append((candidate.subject, candidate.record))
                if !row.isPublic { withdrawnSubjects.insert(candidate.subject) }
            }
            if row.draft.state == .withdrawn, stored.state == .inForce {
                resolved.chunk.guards.append(
                    (candidate.subject, candidate.record, stored.contentDigest, "withdrawn by the provider"))
            }
        }
        let periods = periods(of: row.draft, stored)
        let fields = row.content.shown.fields
        let document =
            row.isPublic
            ? projection.recordDocument(
                id: candidate.record, version: version, periods: periods, fields: fields.open.masked ?? fields.open.full
            ) : nil
        resolved.chunk.versions.append(
            RecordVersionRow(
                subjectKey: candidate.subject, recordID: candidate.record, version: version, level: setting.level,
                state: row.draft.state, periods: periods, content: row.content.stored,
                contentDigest: row.content.digest, fields: fields, publicDocument: document))
        if row.isPublic { resolved.maskedValues += row.content.shown.maskedForPublic }
        return document != nil
    }

    /// A correction does not begin the publicity anew: without a day of the provider's own the first one stays (BX-4).
    private func periods(of draft: RecordDraft, _ stored: StoredRecord?) -> RecordPeriods {
        guard let first = stored?.publishedOn, draft.dates[.publishedOn] == nil else { return draft.periods }
        return RecordPeriods(
            item: setting.item, isPublic: setting.level == .open, dates: draft.dates, receivedOn: first)
    }

    /// Newest stored versions, in the order of the candidates; a file that this chunk opens has none to look for.
    private func storedRecords(of candidates: [Candidate], opened: Set<Digest128>) throws -> [StoredRecord?] {
        let asked = candidates.indices.filter { !opened.contains(candidates[$0].subject) }
        var stored = [StoredRecord?](repeating: nil, count: candidates.count)
        guard !asked.isEmpty else { return stored }
        let found = try store.records(
            asked.map { place in
                let candidate = candidates[place]
                return (candidate.subject, candidate.record, candidate.row.content.digest)
            })
        for (place, record) in zip(asked, found) { stored[place] = record }
        return stored
    }

    /// Puts the subjects of public records before the public.
    private func publish(_ candidates: [Candidate], _ resolved: inout Resolved) throws {
        guard !candidates.isEmpty else { return }
        let opened = Set(resolved.chunk.subjects.map(\.key))
        var known = try store.publicSubjects(Array(Set(candidates.map(\.subject)).subtracting(opened)))
            .mapValues { (isStored: true, isNamedByRegister: $0.isNamedByRegister, document: $0.document) }
        var rows: [Digest128: PublicSubjectRow] = [:]
        // A row with an organisation code only still belongs to a file that has a unified code.
        let codes = try store.unifiedCodes(
            of: candidates.filter {
                $0.row.draft.kind == .organisation && !$0.isKeyedByCode
                    && (known[$0.subject] == nil || setting.item.namesSubject)
            }
            .map(\.subject))
        for candidate in candidates {
            let existing = known[candidate.subject]
            for identifier in candidate.identifiers
            where identifier.type != .unifiedCode && identifier.type != .identityDocument {
                resolved.chunk.publicIdentifiers.append((identifier.value, candidate.subject))
            }
            // The register's name outranks every other; among the others the first one stays.
            guard existing == nil || setting.item.namesSubject,
                let row = subjectRow(candidate, unifiedCode: codes[candidate.subject]),
                existing?.document != row.document || existing?.isNamedByRegister == false
            else { continue }
            rows[candidate.subject] = row
            known[candidate.subject] = (existing?.isStored ?? false, row.isNamedByRegister, row.document)
        }
        resolved.chunk.publicSubjects = Array(rows.values)
        resolved.chunk.replacedPublicSubjects = rows.keys.filter { known[$0]?.isStored == true }
    }

    /// The subject as the row's record shows it; nil when the row gives it no public name.
    private func subjectRow(_ candidate: Candidate, unifiedCode: String?) -> PublicSubjectRow? {
        let draft = candidate.row.draft
        return candidate.row.searchName.map { name in
            PublicProjection.subjectRow(
                candidate.subject, kind: draft.kind, name: name.shown, searchName: name,
                identifiers: candidate.identifiers, unifiedCode: unifiedCode,
                isNamedByRegister: setting.item.namesSubject)
        }
    }

    /// Keeps a row for the centre, sealed, and reports it to the provider.
    func quarantine(_ row: PreparedRecord, _ issue: RowIssue, _ resolved: inout Resolved) throws {
        resolved.bad.append((row.draft.line, [issue], row.cells))
        let text = row.cells.joined(separator: "\u{1F}")
        resolved.chunk.quarantined.append(
            QuarantinedRow(
                line: row.draft.line, digest: keys.digests.keyed("quarantined", text), issue: issue,
                sealedRow: try keys.cipher.seal(Array(text.utf8), associatedData: Array("quarantined".utf8))))
    }

    private func identify(_ rows: [PreparedRow], _ resolved: inout Resolved) throws -> [Candidate] {
        var directory = SubjectDirectory(known: try knownSubjects(of: rows))
        var candidates: [Candidate] = []
        candidates.reserveCapacity(rows.count)
        for row in rows {
            switch row {
            case .issues(let line, let issues, let cells): resolved.bad.append((line, issues, cells))
            case .record(let row):
                switch directory.subject(of: row) {
                case .failure(let issue): try quarantine(row, issue, &resolved)
                case .success(let found):
                    if found.isNew { resolved.chunk.subjects.append((found.key, row.draft.kind)) }
                    for place in found.newIdentifiers {
                        resolved.chunk.identifiers.append(try identifierRow(row, place, found.key))
                    }
                    let record = keys.digests.keyed(
                        "record", [setting.item.code, found.key.text] + row.draft.identity)
                    candidates.append(
                        Candidate(
                            row: row, subject: found.key, record: record,
                            identifiers: found.ownIdentifiers.map { row.draft.identifiers[$0] }))
                }
            }
        }
        return candidates
    }

    /// Subjects by the digests of the rows' identifiers, as far as the directory needs them.
    ///
    /// The strongest identifier of each row first, then the others. A known unified code answers for its organisation
    /// code: that is a part of it and was entered with it.
    private func knownSubjects(of rows: [PreparedRow]) throws -> [Digest128: Digest128] {
        var first: Set<Digest128> = []
        for case .record(let row) in rows { first.insert(row.identifierDigests[0]) }
        var known = try store.subjects(of: Array(first))
        var others: Set<Digest128> = []
        for case .record(let row) in rows {
            let identifiers = row.draft.identifiers
            let owner = identifiers[0].type == .unifiedCode ? known[row.identifierDigests[0]] : nil
            for place in identifiers.indices.dropFirst() {
                let digest = row.identifierDigests[place]
                if let owner, identifiers[place].type == .organisationCode {
                    if known[digest] == nil { known[digest] = owner }
                } else {
                    others.insert(digest)
                }
            }
        }
        others.subtract(known.keys)
        if !others.isEmpty { known.merge(try store.subjects(of: Array(others))) { standing, _ in standing } }
        return known
    }

    private func identifierRow(_ row: PreparedRecord, _ place: Int, _ subject: Digest128) throws -> IdentifierRow {
        let identifier = row.draft.identifiers[place]
        let isPersonal = identifier.type == .identityDocument
        return IdentifierRow(
            digest: row.identifierDigests[place], type: identifier.type, subjectKey: subject,
            clearValue: isPersonal ? nil : identifier.value,
            sealedValue: isPersonal
                ? try keys.cipher.seal(Array(identifier.value.utf8), associatedData: Array("identifier".utf8)) : nil,
            keyVersion: keys.digests.version(for: identifier.type))
    }
}
