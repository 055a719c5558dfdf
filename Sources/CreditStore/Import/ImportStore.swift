public import CreditInformation
public import Postgres

/// What an import reads from the database and writes into it, inside one transaction of the caller's.
///
/// Confined to the thread of its connection.
public struct ImportStore {
    let connection: Connection
    let origin: BatchOrigin

    /// Prepares the statements.
    public init(_ connection: Connection, _ origin: BatchOrigin) throws(PostgresError) {
        self.connection = connection
        self.origin = origin
        // A connection may serve one import after another.
        let known = try connection.execute(
            "select 1 from pg_catalog.pg_prepared_statements where name = 'import_find_subjects'")
        if known.rowCount == 0 { try Self.prepare(on: connection) }
    }

    /// Waits for its turn; call first in the transaction. What a chunk has compared stays true until COMMIT.
    public static func lockOutOtherWriters(on connection: Connection) throws(PostgresError) {
        _ = try connection.execute("select credit.lock_record_writers()")
    }

    /// Subjects by the digests of their identifiers; unknown digests are absent.
    public func subjects(of digests: [Digest128]) throws(PostgresError) -> [Digest128: Digest128] {
        let result = try connection.executePrepared("import_find_subjects", [.uuids(digests)])
        var subjects: [Digest128: Digest128] = [:]
        subjects.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            subjects[Digest128(try result.uuid(row, 0))] = Digest128(try result.uuid(row, 1))
        }
        return subjects
    }

    /// Newest versions of the records, in the order asked; nil where there is none.
    public func records(
        _ keys: [(subject: Digest128, record: Digest128, content: Digest128)]
    ) throws(PostgresError) -> [StoredRecord?] {
        let result = try connection.executePrepared(
            "import_find_records",
            [.uuids(keys.map(\.subject)), .uuids(keys.map(\.record)), .uuids(keys.map(\.content))])
        var records = [StoredRecord?](repeating: nil, count: keys.count)
        for row in 0..<result.rowCount {
            guard let level = OpenLevel(rawValue: try result.text(row, 2)),
                let state = RecordState(rawValue: try result.text(row, 3))
            else { continue }  // the check constraints allow no others
            records[Int(try result.int64(row, 0)) - 1] = StoredRecord(
                version: Int32(try result.int64(row, 1)), level: level, state: state,
                contentDigest: Digest128(try result.uuid(row, 4)),
                publishedOn: result.isNull(row, 5)
                    ? nil : CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(row, 5))),
                isGuarded: try result.bool(row, 6))
        }
        return records
    }

    /// Stored public subjects among the keys.
    public func publicSubjects(_ keys: [Digest128]) throws(PostgresError) -> [Digest128: StoredPublicSubject] {
        let result = try connection.executePrepared("import_find_public_subjects", [.uuids(keys)])
        var subjects: [Digest128: StoredPublicSubject] = [:]
        subjects.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            subjects[Digest128(try result.uuid(row, 0))] = StoredPublicSubject(
                isNamedByRegister: try result.int64(row, 1) == 1, document: try result.text(row, 2))
        }
        return subjects
    }

    /// Unified social credit codes of subjects that have one.
    public func unifiedCodes(of subjects: [Digest128]) throws(PostgresError) -> [Digest128: String] {
        guard !subjects.isEmpty else { return [:] }
        let result = try connection.executePrepared("import_find_unified_codes", [.uuids(subjects)])
        var codes: [Digest128: String] = [:]
        for row in 0..<result.rowCount { codes[Digest128(try result.uuid(row, 0))] = try result.text(row, 1) }
        return codes
    }

    /// Writes a chunk. Nothing is visible to anyone before the caller's transaction commits.
    ///
    /// - Parameter forgetsSubjects: Whether subjects of replaced records that have no public record are forgotten at
    ///   once; otherwise the caller does it with ``forgetPublicSubjects(_:)``.
    public func write(_ chunk: ImportChunk, forgetsSubjects: Bool = true) throws {
        try writeSubjects(chunk)
        try writeVersions(chunk)
        try writePublicRecords(chunk)
        try writePublicSubjects(chunk)
        if forgetsSubjects { try forgetPublicSubjects(Set(chunk.replacedPublicRecords.map(\.subject))) }
        for row in chunk.quarantined {
            _ = try connection.executePrepared(
                "import_quarantine",
                [
                    .text(origin.itemCode), .text(origin.providerCode), .uuid(row.digest.value),
                    .uuid(origin.batchID.value), .int8(Int64(row.line)), .text(row.issue.ruleID), .text(row.issue.code),
                    .bytes(row.sealedRow), .timestamp(microsecondsSince1970: origin.startedAtMicroseconds),
                ])
        }
    }

    /// Removes those of the subjects from the public's sight that have lost their last public record.
    public func forgetPublicSubjects(_ subjects: Set<Digest128>) throws(PostgresError) {
        guard !subjects.isEmpty else { return }
        _ = try connection.executePrepared("import_forget_public_subjects", [.uuids(Array(subjects))])
    }

    private func writeSubjects(_ chunk: ImportChunk) throws {
        if !chunk.subjects.isEmpty {
            _ = try connection.copyIn(
                "copy credit.subject (subject_key, kind, batch_id, added_at) from stdin (format binary)"
            ) { writer in
                for subject in chunk.subjects {
                    try writer.beginRow()
                    writer.append(uuid: subject.key.value)
                    writer.append(text: subject.kind.rawValue)
                    writer.append(uuid: origin.batchID.value)
                    writer.append(microsecondsSince1970: origin.startedAtMicroseconds)
                }
            }
        }
        guard !chunk.identifiers.isEmpty else { return }
        _ = try connection.copyIn(
            """
            copy credit.identifier (identifier_digest, identifier_type, subject_key, clear_value, sealed_value, \
            key_version, batch_id, added_at) from stdin (format binary)
            """
        ) { writer in
            for row in chunk.identifiers {
                try writer.beginRow()
                writer.append(uuid: row.digest.value)
                writer.append(text: row.type.rawValue)
                writer.append(uuid: row.subjectKey.value)
                if let value = row.clearValue { writer.append(text: value) } else { writer.appendNull() }
                if let value = row.sealedValue { writer.append(bytes: value) } else { writer.appendNull() }
                writer.append(int2: Int16(bitPattern: row.keyVersion))
                writer.append(uuid: origin.batchID.value)
                writer.append(microsecondsSince1970: origin.startedAtMicroseconds)
            }
        }
    }

    private func writeVersions(_ chunk: ImportChunk) throws {
        guard !chunk.versions.isEmpty else { return }
        _ = try connection.copyIn(
            """
            copy credit.record_version (subject_key, record_id, version, open_level, item_code, catalogue_version_id, \
            provider_code, state, decided_on, published_on, valid_until, public_until, retained_until, content, \
            content_digest, key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields, \
            level_c_fields, masked_level_a_fields, masked_level_b_fields, masked_level_c_fields) \
            from stdin (format binary)
            """
        ) { writer in
            for row in chunk.versions {
                try writer.beginRow()
                writer.append(uuid: row.subjectKey.value)
                writer.append(uuid: row.recordID.value)
                writer.append(int4: row.version)
                writer.append(text: row.level.rawValue)
                writer.append(text: origin.itemCode)
                writer.append(int4: origin.catalogueVersionID)
                writer.append(text: origin.providerCode)
                writer.append(text: row.state.rawValue)
                writer.append(day: row.periods.decidedOn)
                writer.append(day: row.periods.publishedOn)
                writer.append(day: row.periods.validUntil)
                writer.append(day: row.periods.publicUntil)
                writer.append(day: row.periods.retainedUntil)
                writer.append(jsonb: String(decoding: row.content, as: UTF8.self))
                writer.append(uuid: row.contentDigest.value)
                writer.append(int2: Int16(bitPattern: origin.keyVersion))
                writer.append(uuid: origin.batchID.value)
                writer.append(microsecondsSince1970: origin.startedAtMicroseconds)
                writer.append(text: origin.requestedBy)
                writer.append(text: origin.ground)
                writer.append(row.fields)
            }
        }
        guard !chunk.guards.isEmpty else { return }
        _ = try connection.executePrepared(
            "import_guard",
            [
                .uuids(chunk.guards.map(\.subject)), .uuids(chunk.guards.map(\.record)),
                .uuids(chunk.guards.map(\.content)), .texts(chunk.guards.map(\.ground)),
                .timestamp(microsecondsSince1970: origin.startedAtMicroseconds), .text(origin.requestedBy),
            ])
    }

    private func writePublicRecords(_ chunk: ImportChunk) throws {
        if !chunk.replacedPublicRecords.isEmpty {
            _ = try connection.executePrepared(
                "import_remove_public_records",
                [.uuids(chunk.replacedPublicRecords.map(\.subject)), .uuids(chunk.replacedPublicRecords.map(\.record))])
        }
        let rows = chunk.versions.filter { $0.publicDocument != nil }
        guard !rows.isEmpty else { return }
        _ = try connection.copyIn(
            """
            copy credit.public_record (subject_key, record_id, version, item_code, decided_on, public_until, document) \
            from stdin (format binary)
            """
        ) { writer in
            for row in rows {
                try writer.beginRow()
                writer.append(uuid: row.subjectKey.value)
                writer.append(uuid: row.recordID.value)
                writer.append(int4: row.version)
                writer.append(text: origin.itemCode)
                writer.append(day: row.periods.decidedOn)
                writer.append(day: row.periods.publicUntil)
                writer.append(bytes: row.publicDocument ?? [])
            }
        }
    }

    private func writePublicSubjects(_ chunk: ImportChunk) throws {
        if !chunk.replacedPublicSubjects.isEmpty {
            _ = try connection.executePrepared(
                "import_remove_public_subjects", [.uuids(chunk.replacedPublicSubjects)])
        }
        try PublicSubjectStore(connection).add(chunk.publicSubjects)
        guard !chunk.publicIdentifiers.isEmpty else { return }
        _ = try connection.executePrepared(
            "import_add_public_identifiers",
            [.texts(chunk.publicIdentifiers.map(\.identifier)), .uuids(chunk.publicIdentifiers.map(\.subject))])
    }
}

extension CopyWriter {
    /// Appends the six columns of a record's fields.
    mutating func append(_ fields: RecordFields) {
        for part in fields.inColumnOrder { append(bytes: part.full) }
        for part in fields.inColumnOrder {
            if let masked = part.masked { append(bytes: masked) } else { appendNull() }
        }
    }

    /// Appends a `date`, nil for null.
    mutating func append(day: CalendarDate?) {
        if let day { append(daysSince1970: Int32(day.daysSinceEpoch)) } else { appendNull() }
    }
}

extension Parameter {
    /// `uuid[]`.
    static func uuids(_ keys: [Digest128]) -> Parameter {
        var encoder = ArrayEncoder.uuid
        for key in keys { encoder.append(uuid: key.value) }
        return encoder.parameter()
    }
}
