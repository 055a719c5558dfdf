public import CreditInformation
public import Postgres

/// Reads what a new catalogue changes and keeps its new form until it is put in force.
///
/// Confined to the thread of its connection, which logs in as intake.
/// - Rule: HZ-M6, X-5.
public struct ReclassificationStore {
    let connection: Connection
    private let version: Int32
    private let rules: [Parameter]

    /// - Parameters:
    ///   - version: Id of the catalogue that is being published.
    ///   - rules: Its rules for the items that it changes.
    public init(_ connection: Connection, version: Int32, rules: [ReclassificationRule]) {
        self.connection = connection
        self.version = version
        var reprojects = ArrayEncoder.bool
        for rule in rules { reprojects.append(bool: rule.reprojects) }
        self.rules = [
            .texts(rules.map(\.itemCode)), .texts(rules.map(\.kind.rawValue)), .texts(rules.map(\.level.rawValue)),
            reprojects.parameter(),
        ]
    }

    /// Records of the items, for the progress; one scan.
    public func recordCount() throws(PostgresError) -> Int {
        // Every record has exactly one first version.
        Int(
            try connection.execute(
                """
                select count(*) from credit.record_version
                where record_version.version = 1 and record_version.item_code = any($1)
                """, [rules[0]]
            ).int64(0, 0))
    }

    /// The next stretch of records behind a key.
    ///
    /// - Parameter limit: Versions that are read at most, at least 1.
    public func page(
        after last: (subject: Digest128, record: Digest128)?, limit: Int
    ) throws(PostgresError) -> ReclassificationPage {
        // Scanned in the order of the key alone, so that no page sorts what lies behind it, and looked up one by one
        // in other tables, so that no page reads them whole. Contents are fetched only where they are needed.
        let result = try connection.execute(
            """
            with page as materialized (
                select distinct scanned.subject_key, scanned.record_id
                from (
                    select record_version.subject_key, record_version.record_id
                    from credit.record_version
                    where (record_version.subject_key, record_version.record_id) > ($1, $2)
                        and record_version.item_code = any($5)
                    order by record_version.subject_key, record_version.record_id
                    limit $3
                ) as scanned
            ), held as materialized (
                select page.subject_key, page.record_id, newest.version, newest.open_level, newest.item_code,
                    newest.provider_code, newest.state, newest.decided_on, newest.published_on, newest.valid_until,
                    newest.public_until, newest.retained_until, newest.recorded_at, newest.batch_id, newest.content,
                    (select subject.kind from credit.subject where subject.subject_key = page.subject_key) as kind,
                    (
                        select reclassification.prepared_version from credit.reclassification
                        where reclassification.subject_key = page.subject_key
                            and reclassification.record_id = page.record_id
                            and reclassification.catalogue_version_id = $4
                            and reclassification.level_a_fields is not null
                    ) is not distinct from newest.version as is_prepared
                from page
                cross join lateral (
                    select record_version.version, record_version.open_level, record_version.item_code,
                        record_version.provider_code, record_version.state, record_version.decided_on,
                        record_version.published_on, record_version.valid_until, record_version.public_until,
                        record_version.retained_until, record_version.recorded_at, record_version.batch_id,
                        record_version.content
                    from credit.record_version
                    where record_version.subject_key = page.subject_key and record_version.record_id = page.record_id
                    order by record_version.version desc limit 1
                ) as newest
            )
            select held.subject_key, held.record_id, held.kind,
                (
                    select identifier.clear_value from credit.identifier
                    where identifier.subject_key = held.subject_key and identifier.identifier_type = 'unified_code'
                    order by identifier.identifier_digest limit 1
                ) as unified_code,
                held.version, held.open_level, held.item_code, held.provider_code, held.state,
                held.decided_on, held.published_on, held.valid_until, held.public_until, held.retained_until,
                coalesce(
                    (
                        select import_batch.started_at from credit.import_batch
                        where import_batch.batch_id = held.batch_id
                    ), held.recorded_at
                ) as received_at,
                case when due.is_due then held.content::text end as content,
                due.is_due,
                exists (
                    select from credit.reinsertion_guard
                    where reinsertion_guard.subject_key = held.subject_key
                        and reinsertion_guard.record_id = held.record_id
                        and reinsertion_guard.content_digest = '00000000-0000-0000-0000-000000000000'
                ) as is_withheld
            from held
            inner join rows from (
                unnest($5::text []), unnest($6::text []), unnest($7::text []), unnest($8::boolean [])
            ) as rule (item_code, kind, open_level, reprojects)
                on held.item_code = rule.item_code and held.kind = rule.kind
            cross join lateral (
                select not held.is_prepared and (rule.open_level <> held.open_level or rule.reprojects) as is_due
            ) as due
            order by held.subject_key, held.record_id
            """,
            [
                .uuid(last?.subject.value ?? 0), .uuid(last?.record.value ?? 0), .int8(Int64(limit)), .int4(version),
            ] + rules)
        var due: [HeldRecord] = []
        var withheld: Set<Digest128> = []
        for row in 0..<result.rowCount where try result.bool(row, 16) {
            due.append(try HeldRecord(reading: result, row))
            if try result.bool(row, 17) { withheld.insert(Digest128(try result.uuid(row, 1))) }
        }
        let end = result.rowCount - 1
        return ReclassificationPage(
            due: due, withheld: withheld, recordCount: result.rowCount,
            last: end < 0 ? nil : (Digest128(try result.uuid(end, 0)), Digest128(try result.uuid(end, 1))))
    }

    /// Keeps new forms; a form that was prepared from an older version gives way. Inside the caller's transaction.
    public func keep(_ records: [ReclassifiedRecord]) throws {
        guard !records.isEmpty else { return }
        _ = try connection.execute(
            """
            delete from credit.reclassification
            using rows from (unnest($1::uuid []), unnest($2::uuid [])) as stale (subject_key, record_id)
            where reclassification.subject_key = stale.subject_key and reclassification.record_id = stale.record_id
            """,
            [.uuids(records.map(\.held.subjectKey)), .uuids(records.map(\.held.recordID))])
        _ = try connection.copyIn(
            """
            copy credit.reclassification (subject_key, record_id, catalogue_version_id, prepared_version, item_code, \
            former_level, open_level, decided_on, published_on, public_until, retained_until, public_document, \
            subject_reference, subject_name_rank, subject_document, normalised_name, bigrams, \
            subject_identifiers, level_a_fields, level_b_fields, level_c_fields, masked_level_a_fields, \
            masked_level_b_fields, masked_level_c_fields) from stdin (format binary)
            """
        ) { writer in
            for record in records { try write(record, to: &writer) }
        }
    }

    private func write(_ record: ReclassifiedRecord, to writer: inout CopyWriter) throws {
        try writer.beginRow()
        writer.append(uuid: record.held.subjectKey.value)
        writer.append(uuid: record.held.recordID.value)
        writer.append(int4: version)
        writer.append(int4: record.held.version)
        writer.append(text: record.held.itemCode)
        writer.append(text: record.held.level.rawValue)
        writer.append(text: record.level.rawValue)
        writer.append(day: record.periods.decidedOn)
        writer.append(day: record.periods.publishedOn)
        writer.append(day: record.periods.publicUntil)
        writer.append(day: record.periods.retainedUntil)
        if let document = record.publicDocument { writer.append(bytes: document) } else { writer.appendNull() }
        write(record.subject, record.identifiers, to: &writer)
        writer.append(record.fields)
    }

    private func write(_ subject: PublicSubjectRow?, _ codes: [String], to writer: inout CopyWriter) {
        guard let subject else {
            for _ in 0..<6 { writer.appendNull() }
            return
        }
        writer.append(text: subject.reference)
        writer.append(int2: subject.isNamedByRegister ? 1 : 0)
        writer.append(text: subject.document)
        writer.append(text: subject.normalisedName)
        var bigrams = ArrayEncoder.int4
        for bigram in subject.bigrams { bigrams.append(int4: bigram) }
        writer.append(array: &bigrams)
        var identifiers = ArrayEncoder.text
        for identifier in codes { identifiers.append(text: identifier) }
        writer.append(array: &identifiers)
    }
}

extension HeldRecord {
    /// Reads the columns in the order of the members' SQL, content last.
    init(reading result: borrowing QueryResult, _ row: Int) throws(PostgresError) {
        func day(_ column: Int) throws(PostgresError) -> CalendarDate? {
            result.isNull(row, column) ? nil : CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, column)))
        }
        guard let kind = SubjectKind(rawValue: try result.text(row, 2)),
            let level = OpenLevel(rawValue: try result.text(row, 5)),
            let state = RecordState(rawValue: try result.text(row, 8))
        else { throw PostgresError(.unexpectedResult, "unknown kind, level or state of a record") }
        self.init(
            subjectKey: Digest128(try result.uuid(row, 0)), recordID: Digest128(try result.uuid(row, 1)), kind: kind,
            unifiedCode: result.textIfPresent(row, 3), version: Int32(try result.int64(row, 4)), level: level,
            itemCode: try result.text(row, 6), providerCode: try result.text(row, 7), state: state,
            periods: RecordPeriods(
                decidedOn: try day(9), publishedOn: try day(10), validUntil: try day(11), publicUntil: try day(12),
                retainedUntil: try day(13)),
            receivedAtMicroseconds: try result.microsecondsSince1970(row, 14), content: result.bytesIfPresent(row, 15))
    }
}
