public import DurableFiles
public import Postgres

/// Why a month cannot be archived, approved or detached.
public enum ArchivingError: Error, Sendable, CustomStringConvertible {
    /// The log has no entry behind the month yet.
    case notClosed(LogMonth)
    /// No signed checkpoint covers the month's last entry yet.
    case notCovered(LogMonth)
    /// The month before it that has entries is not archived yet: bundles are a chain.
    case notTheNext(position: Int)
    /// The entries are not one behind the other here; `log verify` says what is wrong.
    case brokenLog(position: Int)
    /// The tree's tiles do not make the signed root.
    case brokenTree
    /// The bundle is not the one that the database knows.
    case notRecorded(LogMonth)
    /// Fewer than two valid approvals by different persons of the list.
    case notApproved(valid: Int)
    /// A bundle is wrong.
    case bundle(BundleError)
    /// A file failed.
    case file(DurableFileError)
    /// The database failed or refused.
    case database(PostgresError)

    public var description: String {
        switch self {
        case .notClosed(let month): "\(month) is not closed: the log has no later entry"
        case .notCovered(let month): "no signed checkpoint covers \(month) yet"
        case .notTheNext(let position):
            "the months before it must be archived first: no archive ends at position \(position)"
        case .brokenLog(let position): "position \(position) is not where it belongs: creditctl log verify"
        case .brokenTree: "the tree does not lead to the signed root: creditctl log verify"
        case .notRecorded(let month): "the bundle of \(month) is not the one that the database knows"
        case .notApproved(let valid): "\(valid) valid approvals by persons of the list; two are needed"
        case .bundle(let error): error.description
        case .file(let error): error.description
        case .database(let error): error.debugDescription
        }
    }
}
