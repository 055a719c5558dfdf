public import CreditInformation
public import Postgres

/// Finds records that a release without fields by level has stored, and adds versions that have them.
///
/// Confined to the thread of its connection, which logs in as intake; inside the caller's transaction, which holds the
/// writers' lock.
/// - Rule: HZ-Q3, X-5.
public struct PreparationStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Versions without fields: an upper bound of what there is to do; one scan.
    public func unpreparedVersionCount() throws(PostgresError) -> Int {
        Int(
            try connection.execute(
                "select count(*) from credit.record_version where record_version.level_a_fields is null"
            ).int64(0, 0))
    }

    /// The next stretch of records behind a key that have a version without fields.
    ///
    /// - Parameter limit: Versions that are read at most, at least 1.
    /// - Returns: Those of them whose newest version has none, and the last key that was looked at; nil at the end.
    public func page(
        after last: (subject: Digest128, record: Digest128)?, limit: Int
    ) throws(PostgresError) -> (due: [HeldRecord], last: (subject: Digest128, record: Digest128)?) {
        let result = try connection.execute(
            """
            with page as materialized (
                select distinct scanned.subject_key, scanned.record_id
                from (
                    select record_version.subject_key, record_version.record_id
                    from credit.record_version
                    where (record_version.subject_key, record_version.record_id) > ($1, $2)
                        and record_version.level_a_fields is null
                    order by record_version.subject_key, record_version.record_id
                    limit $3
                ) as scanned
            )
            select page.subject_key, page.record_id,
                (select subject.kind from credit.subject where subject.subject_key = page.subject_key) as kind,
                null::text as unified_code, newest.version, newest.open_level, newest.item_code, newest.provider_code,
                newest.state, newest.decided_on, newest.published_on, newest.valid_until, newest.public_until,
                newest.retained_until, newest.recorded_at,
                case when newest.level_a_fields is null then newest.content::text end as content
            from page
            cross join lateral (
                select record_version.version, record_version.open_level, record_version.item_code,
                    record_version.provider_code, record_version.state, record_version.decided_on,
                    record_version.published_on, record_version.valid_until, record_version.public_until,
                    record_version.retained_until, record_version.recorded_at, record_version.content,
                    record_version.level_a_fields
                from credit.record_version
                where record_version.subject_key = page.subject_key and record_version.record_id = page.record_id
                order by record_version.version desc limit 1
            ) as newest
            order by page.subject_key, page.record_id
            """, [.uuid(last?.subject.value ?? 0), .uuid(last?.record.value ?? 0), .int8(Int64(limit))])
        var due: [HeldRecord] = []
        for row in 0..<result.rowCount where !result.isNull(row, 15) {
            due.append(try HeldRecord(reading: result, row))
        }
        let end = result.rowCount - 1
        return (due, end < 0 ? nil : (Digest128(try result.uuid(end, 0)), Digest128(try result.uuid(end, 1))))
    }

    /// Adds a version with fields behind the newest one of each record; everything else in it is as it was.
    ///
    /// - Parameters:
    ///   - version: Id of the catalogue in force, under which the fields were written.
    ///   - atMicroseconds: Microseconds since 1970-01-01 UTC.
    public func add(
        _ records: [PreparedRecordFields], catalogue version: Int32, by account: String, atMicroseconds: Int64
    ) throws(PostgresError) {
        guard !records.isEmpty else { return }
        let parts = records.map(\.fields.inColumnOrder)
        let full = (0..<3).map { column in
            Parameter.texts(parts.map { String(decoding: $0[column].full, as: UTF8.self) })
        }
        let masked = (0..<3).map { column in
            Parameter.texts(parts.map { part in part[column].masked.map { String(decoding: $0, as: UTF8.self) } })
        }
        var versions = ArrayEncoder.int4
        for record in records { versions.append(int4: record.version) }
        _ = try connection.execute(
            """
            insert into credit.record_version (
                subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state,
                decided_on, published_on, valid_until, public_until, retained_until, content, content_digest,
                key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields,
                level_c_fields, masked_level_a_fields, masked_level_b_fields, masked_level_c_fields
            )
            select held.subject_key, held.record_id, held.version + 1, held.open_level, held.item_code, $1,
                held.provider_code, held.state, held.decided_on, held.published_on, held.valid_until,
                held.public_until, held.retained_until, held.content, held.content_digest, held.key_version,
                held.batch_id, $2, $3, 'prepared', made.level_a_fields, made.level_b_fields, made.level_c_fields,
                made.masked_level_a_fields, made.masked_level_b_fields, made.masked_level_c_fields
            from rows from (
                unnest($4::uuid []), unnest($5::uuid []), unnest($6::integer []), unnest($7::text []),
                unnest($8::text []), unnest($9::text []), unnest($10::text []), unnest($11::text []),
                unnest($12::text [])
            ) as made (
                subject_key, record_id, version, level_a_fields, level_b_fields, level_c_fields,
                masked_level_a_fields, masked_level_b_fields, masked_level_c_fields
            )
            inner join credit.record_version as held
                on made.subject_key = held.subject_key and made.record_id = held.record_id
                and made.version = held.version
            """,
            [
                .int4(version), .timestamp(microsecondsSince1970: atMicroseconds), .text(account),
                .uuids(records.map(\.subjectKey)), .uuids(records.map(\.recordID)), versions.parameter(),
            ] + full + masked)
    }
}
