package import CreditInformation
package import CreditStore
import Postgres

/// What was read of one credit file, for a single row to be compared with.
///
/// Holds no content. No record in it counts as guarded: whoever compares with it is the centre, for whom guards are.
/// - Rule: HZ-O8, BX-3.
package struct FileExcerpt: Sendable {
    /// Key of the file; nil: nobody has one of the identifiers yet.
    package let subject: Digest128?
    /// Subject by digest of identifier, as far as it was asked for.
    package let known: [Digest128: Digest128]
    /// Newest versions of the file's records of the row's item.
    package let newest: [Digest128: StoredRecord]
    /// What the public knows about the subject; nil: nothing.
    package let publicSubject: StoredPublicSubject?
    /// Unified code of the subject; nil where it has none.
    package let unifiedCode: String?

    /// An excerpt as it was read.
    package init(
        subject: Digest128?, known: [Digest128: Digest128], newest: [Digest128: StoredRecord],
        publicSubject: StoredPublicSubject?, unifiedCode: String?
    ) {
        self.subject = subject
        self.known = known
        self.newest = newest
        self.publicSubject = publicSubject
        self.unifiedCode = unifiedCode
    }
}

extension FileExcerpt: StoredRecords {
    func subjects(of digests: [Digest128]) throws(PostgresError) -> [Digest128: Digest128] {
        known.filter { digests.contains($0.key) }
    }

    func records(
        _ keys: [(subject: Digest128, record: Digest128, content: Digest128)]
    ) throws(PostgresError) -> [StoredRecord?] {
        keys.map { $0.subject == subject ? newest[$0.record] : nil }
    }

    func publicSubjects(_ keys: [Digest128]) throws(PostgresError) -> [Digest128: StoredPublicSubject] {
        guard let subject, let publicSubject, keys.contains(subject) else { return [:] }
        return [subject: publicSubject]
    }

    func unifiedCodes(of subjects: [Digest128]) throws(PostgresError) -> [Digest128: String] {
        guard let subject, let unifiedCode, subjects.contains(subject) else { return [:] }
        return [subject: unifiedCode]
    }
}
