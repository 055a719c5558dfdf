import Postgres

/// What a caller is told when a statement has failed.
enum LaneFault {
    /// `unavailable` when it is worth coming back later, else `internalFault`.
    static func problem(of error: PostgresError) -> ProblemKind {
        error.isConnectionFailure || error.isTransient || !isOurFault(error) ? .unavailable : .internalFault
    }

    private static func isOurFault(_ error: PostgresError) -> Bool {
        // Class 53: the server lacks room or memory; class 57: somebody stops it; class 58: its disk failed.
        guard let state = error.sqlState else { return false }
        return !["53", "57", "58"].contains(state.errorClass)
    }
}
