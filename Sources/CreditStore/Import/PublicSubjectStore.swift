public import CreditInformation
public import Postgres

/// Writes who is known to the public: subjects, their names and their further codes.
///
/// Confined to the thread of its connection, inside the caller's transaction.
public struct PublicSubjectStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Adds subjects that are not there.
    func add(_ rows: [PublicSubjectRow]) throws {
        guard !rows.isEmpty else { return }
        _ = try connection.copyIn(
            "copy credit.public_subject (subject_key, reference, name_rank, document) from stdin (format binary)"
        ) { writer in
            for row in rows {
                try writer.beginRow()
                writer.append(uuid: row.subjectKey.value)
                writer.append(text: row.reference)
                writer.append(int2: row.isNamedByRegister ? 1 : 0)
                writer.append(text: row.document)
            }
        }
        var bigrams = ArrayEncoder.int4
        _ = try connection.copyIn(
            "copy credit.public_name (subject_key, normalised_name, bigrams) from stdin (format binary)"
        ) { writer in
            for row in rows {
                try writer.beginRow()
                writer.append(uuid: row.subjectKey.value)
                writer.append(text: row.normalisedName)
                bigrams.removeAll()
                for bigram in row.bigrams { bigrams.append(int4: bigram) }
                writer.append(array: &bigrams)
            }
        }
    }

    /// The subjects' public records, those of one subject with the newest decision first.
    public func publicRecords(of subjects: [Digest128]) throws(PostgresError) -> [HeldRecord] {
        let result = try connection.execute(
            """
            select record_version.subject_key, record_version.record_id, subject.kind,
                (
                    select identifier.clear_value from credit.identifier
                    where identifier.subject_key = public_record.subject_key
                        and identifier.identifier_type = 'unified_code'
                    order by identifier.identifier_digest limit 1
                ) as unified_code,
                record_version.version, record_version.open_level, record_version.item_code,
                record_version.provider_code, record_version.state, record_version.decided_on,
                record_version.published_on, record_version.valid_until, record_version.public_until,
                record_version.retained_until, coalesce(import_batch.started_at, record_version.recorded_at),
                record_version.content::text
            from credit.public_record
            inner join credit.record_version
                on public_record.subject_key = record_version.subject_key
                and public_record.record_id = record_version.record_id
                and public_record.version = record_version.version and record_version.open_level = 'A'
            inner join credit.subject on public_record.subject_key = subject.subject_key
            left join credit.import_batch on record_version.batch_id = import_batch.batch_id
            where public_record.subject_key = any($1)
            order by public_record.subject_key, public_record.decided_on desc nulls last, public_record.record_id
            """, [.uuids(subjects)])
        var records: [HeldRecord] = []
        records.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount { records.append(try HeldRecord(reading: result, row)) }
        return records
    }

    /// What the public knows about subjects: name's rank, document, and further codes.
    public func known(
        _ subjects: [Digest128]
    ) throws(PostgresError) -> [Digest128: (subject: StoredPublicSubject, identifiers: Set<String>)] {
        let result = try connection.execute(
            """
            select public_subject.subject_key, public_subject.name_rank, public_subject.document,
                (
                    select string_agg(public_identifier.identifier, chr(31)) from credit.public_identifier
                    where public_identifier.subject_key = public_subject.subject_key
                ) as identifiers
            from credit.public_subject where public_subject.subject_key = any($1)
            """, [.uuids(subjects)])
        var known: [Digest128: (subject: StoredPublicSubject, identifiers: Set<String>)] = [:]
        known.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            let identifiers = result.textIfPresent(row, 3)?.split(separator: "\u{1F}").map(String.init) ?? []
            known[Digest128(try result.uuid(row, 0))] = (
                StoredPublicSubject(
                    isNamedByRegister: try result.int64(row, 1) == 1, document: try result.text(row, 2)),
                Set(identifiers)
            )
        }
        return known
    }

    /// Replaces what the public knows about subjects.
    ///
    /// - Parameters:
    ///   - subjects: Those that are forgotten first.
    ///   - rows: What is known about them instead; may leave some of them out.
    public func replace(
        _ subjects: [Digest128], by rows: [PublicSubjectRow], identifiers: [(identifier: String, subject: Digest128)]
    ) throws {
        _ = try connection.execute(
            """
            with gone_name as (
                delete from credit.public_name where public_name.subject_key = any($1)
            ), gone_identifier as (
                delete from credit.public_identifier where public_identifier.subject_key = any($1)
            )
            delete from credit.public_subject where public_subject.subject_key = any($1)
            """, [.uuids(subjects)])
        try add(rows)
        _ = try connection.execute(
            """
            insert into credit.public_identifier (identifier, subject_key)
            select added.identifier, added.subject_key
            from rows from (unnest($1::text []), unnest($2::uuid [])) as added (identifier, subject_key)
            on conflict do nothing
            """, [.texts(identifiers.map(\.identifier)), .uuids(identifiers.map(\.subject))])
    }
}
