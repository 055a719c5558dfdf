import CreditInformation
import CreditIntake
import CreditStore
import Postgres

/// Says anew what the public knows about subjects, from the public records that they still have.
///
/// A record that is no longer public takes along what only it has taught: a name, a former number.
/// - Rule: JJ-2, HZ-Q1.
struct SubjectNaming {
    private let store: PublicSubjectStore
    private let reprojection: RecordReprojection

    init(_ connection: Connection, _ reprojection: RecordReprojection) {
        store = PublicSubjectStore(connection)
        self.reprojection = reprojection
    }

    /// Inside the caller's transaction; a subject without public records is forgotten.
    func nameAgain(_ subjects: [Digest128]) throws {
        var rows: [Digest128: PublicSubjectRow] = [:]
        var identifiers: [Digest128: Set<String>] = [:]
        for held in try store.publicRecords(of: subjects) {
            guard let received = CalendarDate.inShanghai(atMicroseconds: held.receivedAtMicroseconds),
                let shown = try reprojection.form(
                    of: held, at: held.level, version: held.version, opensOn: nil, receivedOn: received
                ).shown
            else { continue }
            identifiers[held.subjectKey, default: []].formUnion(shown.identifiers)
            guard let row = shown.subject else { continue }
            // The register's name outranks every other; among equals the first, which has the newest decision.
            let standing = rows[held.subjectKey]
            if standing == nil || row.isNamedByRegister && standing?.isNamedByRegister == false {
                rows[held.subjectKey] = row
            }
        }
        // Most records teach nothing that another one does not, and names are the dearest rows to write.
        let known = try store.known(subjects)
        let changed = subjects.filter { subject in
            let row = rows[subject]
            let standing = known[subject]
            return row?.document != standing?.subject.document
                || row?.isNamedByRegister != standing?.subject.isNamedByRegister
                || identifiers[subject, default: []] != standing?.identifiers ?? []
        }
        try store.replace(
            changed, by: changed.compactMap { rows[$0] },
            identifiers: changed.flatMap { subject in
                identifiers[subject, default: []].sorted().map { ($0, subject) }
            })
    }
}
