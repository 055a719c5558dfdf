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
        let names = try SubjectNames(of: try store.publicRecords(of: subjects), reprojection)
        let (rows, identifiers) = (names.rows, names.identifiers)
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
