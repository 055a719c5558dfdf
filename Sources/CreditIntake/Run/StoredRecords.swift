import CreditInformation
import CreditStore
import Postgres

/// What rows are compared with: the database for an import, an excerpt of one credit file for a single record.
protocol StoredRecords {
    /// Subjects by the digests of their identifiers; unknown digests are absent.
    func subjects(of digests: [Digest128]) throws(PostgresError) -> [Digest128: Digest128]

    /// Newest versions of the records, in the order asked; nil where there is none.
    func records(
        _ keys: [(subject: Digest128, record: Digest128, content: Digest128)]
    ) throws(PostgresError) -> [StoredRecord?]

    /// Stored public subjects among the keys.
    func publicSubjects(_ keys: [Digest128]) throws(PostgresError) -> [Digest128: StoredPublicSubject]

    /// Unified social credit codes of subjects that have one.
    func unifiedCodes(of subjects: [Digest128]) throws(PostgresError) -> [Digest128: String]
}
