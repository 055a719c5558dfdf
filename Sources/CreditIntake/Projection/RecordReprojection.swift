package import CreditInformation
package import CreditStore
import Cryptography
import UnicodeText

/// Shows held records anew, under a catalogue that may be newer than the one they came under.
///
/// The same masks, documents and names as an import writes, because it is the same code. Confined to one thread.
/// - Rule: JJ-2, BX-2, HZ-M6.
package final class RecordReprojection {
    /// A held record under the catalogue.
    package struct Form {
        /// What may be shown of it, by level.
        package let fields: RecordFields
        /// What the public sees; nil when it does not see the record.
        package let shown: Shown?
    }

    /// A held record as the public sees it.
    package struct Shown {
        /// Clocks that hold while it is public.
        package let periods: RecordPeriods
        /// JSON without markers and closing brace.
        package let document: [UInt8]
        /// What it teaches about its subject; nil when it does not name it.
        package let subject: PublicSubjectRow?
        /// Further codes by which the public finds the subject.
        package let identifiers: [String]
    }

    /// The content of a record can't be read, or nobody knows its item.
    package struct Unreadable: Error {
        /// The record.
        package let record: Digest128
    }

    private struct Key: Hashable {
        let item: String
        let kind: SubjectKind
        let level: OpenLevel
    }

    private let catalogue: Catalogue
    private let former: (String) -> CatalogueItem?
    private let keys: IntakeKeys
    private let names: NameNormalisation
    private var writers: [Key: RecordWriter] = [:]

    /// - Parameter former: An item that the catalogue has no longer, by its code, as it last was.
    /// - Throws: When names can't be normalised.
    package init(
        catalogue: Catalogue, keys: IntakeKeys, former: @escaping (String) -> CatalogueItem? = { _ in nil }
    ) throws {
        self.catalogue = catalogue
        self.former = former
        self.keys = keys
        names = try NameNormalisation()
    }

    /// What is shown of a record under the catalogue, to whoever may see it.
    ///
    /// - Parameters:
    ///   - level: Level of the record under the catalogue.
    ///   - version: Number of the version that the public is shown.
    ///   - opensOn: First day of publication for a record that becomes open and names none; nil to keep its clocks.
    ///   - receivedOn: Day on which the content came.
    /// - Throws: `Unreadable`, `CryptographyError`.
    package func form(
        of held: HeldRecord, at level: OpenLevel, version: Int32, opensOn: CalendarDate?, receivedOn: CalendarDate
    ) throws -> Form {
        let (writer, values) = try read(held, level)
        let fields = writer.shown(values).fields
        guard level == .open, held.state == .inForce else { return Form(fields: fields, shown: nil) }
        let periods = opensOn.map { opened(held.periods, values, writer.item, $0) } ?? held.periods
        let unit = catalogue.unit(held.providerCode)
        let projection = PublicProjection(
            provider: (held.providerCode, unit?.name ?? held.providerCode), receivedOn: receivedOn)
        let (subject, identifiers) = subject(of: held, values, writer.item)
        return Form(
            fields: fields,
            shown: Shown(
                periods: periods,
                document: projection.recordDocument(
                    id: held.recordID, version: version, periods: periods,
                    fields: fields.open.masked ?? fields.open.full),
                subject: subject, identifiers: identifiers))
    }

    /// What may be shown of a record at the level at which it is held, by level.
    ///
    /// - Throws: `Unreadable`, `CryptographyError`.
    package func fields(of held: HeldRecord) throws -> RecordFields {
        let (writer, values) = try read(held, held.level)
        return writer.shown(values).fields
    }

    private func read(
        _ held: HeldRecord, _ level: OpenLevel
    ) throws -> (writer: RecordWriter, values: [(field: Int, value: FieldValue)]) {
        guard let writer = writer(held, level), let json = held.content else {
            throw Unreadable(record: held.recordID)
        }
        do {
            return (writer, try StoredContent(json: json, item: writer.item, cipher: keys.cipher).values)
        } catch is StoredContent.UnreadableContent {
            throw Unreadable(record: held.recordID)
        }
    }

    /// The item's writer; an item that the catalogue no longer has is read as the former one describes it.
    private func writer(_ held: HeldRecord, _ level: OpenLevel) -> RecordWriter? {
        let key = Key(item: held.itemCode, kind: held.kind, level: level)
        if let writer = writers[key] { return writer }
        guard let item = catalogue.item(held.itemCode) ?? former(held.itemCode) else { return nil }
        let writer = RecordWriter(
            item: item, kind: held.kind, level: level, digests: keys.digests, cipher: keys.cipher)
        writers[key] = writer
        return writer
    }

    /// Clocks of a record that becomes open: as an import on that day would set them, but never kept for longer.
    private func opened(
        _ stored: RecordPeriods, _ values: [(field: Int, value: FieldValue)], _ item: CatalogueItem,
        _ day: CalendarDate
    ) -> RecordPeriods {
        var dates: [FieldRole: CalendarDate] = [:]
        for (role, code) in item.roles where role.isDate {
            guard let position = item.position(of: code) else { continue }
            for (field, value) in values where field == position {
                if case .date(let date) = value { dates[role] = date }
            }
        }
        let new = RecordPeriods(item: item, isPublic: true, dates: dates, receivedOn: day)
        return RecordPeriods(
            decidedOn: stored.decidedOn, publishedOn: new.publishedOn, validUntil: stored.validUntil,
            publicUntil: new.publicUntil, retainedUntil: stored.retainedUntil ?? new.retainedUntil)
    }

    private func subject(
        of held: HeldRecord, _ values: [(field: Int, value: FieldValue)], _ item: CatalogueItem
    ) -> (PublicSubjectRow?, [String]) {
        var texts = [String?](repeating: nil, count: item.fields.count)
        for (field, value) in values { texts[field] = value.text }
        // It was in order when it came; an issue now only means that the new catalogue reads less from it.
        var issues: [RowIssue] = []
        let reading =
            held.kind == .organisation ? SubjectReading(item: item, kind: held.kind).read(texts, issues: &issues) : nil
        let place = item.roles[.subjectName].flatMap(item.position(of:))
        guard let name = reading?.name ?? place.flatMap({ texts[$0] })?.filter({ !$0.isNewline }) else {
            return (nil, [])
        }
        let shown = item.publicName(name)
        let identifiers = reading?.identifiers ?? []
        let isKeyedByCode = identifiers.first?.type == .unifiedCode
        let row = PublicProjection.subjectRow(
            held.subjectKey, kind: held.kind, name: shown, searchName: SearchName(shown, names),
            identifiers: identifiers, unifiedCode: isKeyedByCode ? nil : held.unifiedCode,
            isNamedByRegister: item.namesSubject)
        return (row, identifiers.filter { $0.type != .unifiedCode }.map(\.value))
    }
}
