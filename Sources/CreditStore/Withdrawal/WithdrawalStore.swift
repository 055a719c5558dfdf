public import CreditInformation
public import Postgres

/// Withdraws single records, inside one transaction of the caller's that holds the writers' lock.
///
/// Confined to the thread of its connection, which logs in as intake.
/// - Rule: BX-3, X-5.
public struct WithdrawalStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Subject of an identifier by its digest; nil when nobody has it.
    public func subject(of digest: Digest128) throws(PostgresError) -> Digest128? {
        let result = try connection.execute(
            "select subject_key from credit.identifier where identifier_digest = $1", [.uuid(digest.value)])
        return result.rowCount == 0 ? nil : Digest128(try result.uuid(0, 0))
    }

    /// Whether there is a file with the key.
    public func isKnown(_ subject: Digest128) throws(PostgresError) -> Bool {
        try connection.execute(
            "select exists (select from credit.subject where subject_key = $1)", [.uuid(subject.value)]
        ).bool(0, 0)
    }

    /// Number and state of the record's newest version; nil when the subject has no such record.
    public func newest(
        _ subject: Digest128, _ record: Digest128
    ) throws(PostgresError) -> (version: Int32, state: RecordState)? {
        let result = try connection.execute(
            """
            select version, state from credit.record_version where subject_key = $1 and record_id = $2
            order by version desc limit 1
            """, [.uuid(subject.value), .uuid(record.value)])
        guard result.rowCount == 1 else { return nil }
        guard let state = RecordState(rawValue: try result.text(0, 1)) else {
            throw PostgresError(.unexpectedResult, "unknown state of a record")
        }
        return (Int32(try result.int64(0, 0)), state)
    }

    /// Adds a withdrawn version behind the newest one, guards every content that was in force, and takes the record
    /// from the public.
    ///
    /// - Parameter atMicroseconds: Instant of the withdrawal, microseconds since 1970-01-01 UTC.
    public func withdraw(
        _ subject: Digest128, _ record: Digest128, version: Int32, ground: String, by account: String,
        atMicroseconds: Int64
    ) throws(PostgresError) {
        let place: [Parameter] = [.uuid(subject.value), .uuid(record.value)]
        let reason: [Parameter] = [
            .timestamp(microsecondsSince1970: atMicroseconds), .text(account), .text(ground),
        ]
        _ = try connection.execute(
            """
            insert into credit.record_version (
                subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state,
                decided_on, published_on, valid_until, public_until, retained_until, content, content_digest,
                key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields,
                level_c_fields, masked_level_a_fields, masked_level_b_fields, masked_level_c_fields
            )
            select held.subject_key, held.record_id, held.version + 1, held.open_level, held.item_code,
                coalesce(catalogue_version.catalogue_version_id, held.catalogue_version_id), held.provider_code,
                'withdrawn', held.decided_on, held.published_on, held.valid_until, held.public_until,
                held.retained_until, held.content, held.content_digest, held.key_version, held.batch_id, $3, $4, $5,
                held.level_a_fields, held.level_b_fields, held.level_c_fields, held.masked_level_a_fields,
                held.masked_level_b_fields, held.masked_level_c_fields
            from credit.record_version as held
            left join credit.catalogue_version on catalogue_version.state = 'published'
            where held.subject_key = $1 and held.record_id = $2 and held.version = $6
            """, place + reason + [.int4(version)])
        _ = try connection.execute(
            """
            insert into credit.reinsertion_guard (subject_key, record_id, content_digest, added_at, added_by, ground)
            select distinct subject_key, record_id, content_digest, $3::timestamptz, $4, $5
            from credit.record_version
            where subject_key = $1 and record_id = $2 and state = 'in_force'
            on conflict do nothing
            """, place + reason)
        _ = try connection.execute(
            "delete from credit.public_record where subject_key = $1 and record_id = $2", place)
    }
}
