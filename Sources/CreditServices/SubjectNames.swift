import CreditInformation
import CreditIntake
import CreditStore

/// What the public is to know about subjects, from the public records that they have.
///
/// - Rule: JJ-2, HZ-Q1.
struct SubjectNames {
    /// Subjects that have a public name.
    private(set) var rows: [Digest128: PublicSubjectRow] = [:]
    /// Further codes by which they are found.
    private(set) var identifiers: [Digest128: Set<String>] = [:]

    /// - Parameter records: Public records, those of one subject with the newest decision first.
    /// - Throws: `RecordReprojection.Unreadable`, `CryptographyError`.
    init(of records: [HeldRecord], _ reprojection: RecordReprojection) throws {
        for held in records {
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
    }
}
