public import Cryptography
public import Postgres

/// Why a staff command was not done; its transaction is rolled back.
public enum StaffError: Error, Sendable {
    /// A rule is against it.
    case refused(StaffRefusal)
    /// The database failed.
    case database(PostgresError)
    /// A key is missing or libcrypto failed.
    case cryptography(CryptographyError)
    /// The database answered in a form that is not known.
    case unexpectedAnswer

    /// Sorts an error of the database into refusals and failures.
    ///
    /// Keys that are taken and values out of range are the caller's, should a function not have said so itself.
    init(_ error: PostgresError) {
        if let raised = error.refusal {
            self = .refused(StaffRefusal(raised))
        } else if error.sqlState == .uniqueViolation || error.sqlState == .exclusionViolation {
            self = .refused(.changedMeanwhile)
        } else if error.sqlState == .checkViolation || error.sqlState?.errorClass == "22" {
            self = .refused(.malformedCommand)
        } else {
            self = .database(error)
        }
    }
}
