import CreditStore

/// Bounds of a lane.
struct LaneLimits: Sendable {
    /// Queries in one statement.
    let batch: Int
    /// Queries that may wait.
    let waitingRoom: Int
    /// Longest time from the request to its answer.
    let request: Duration
    /// Longest time for one statement.
    let statement: Duration

    init(batch: Int, waitingRoom: Int, request: Duration, statement: Duration) {
        self.batch = batch
        self.waitingRoom = waitingRoom
        self.request = request
        self.statement = statement
    }

    /// The same with one query in a statement.
    var alone: LaneLimits {
        LaneLimits(
            batch: PublicProgress.batchLimit, waitingRoom: waitingRoom, request: request, statement: statement)
    }

    init(_ tuning: PublicTuning) {
        batch = tuning.batchLimit
        waitingRoom = tuning.waitingRoomLimit
        request = tuning.requestDeadline
        statement = tuning.statementDeadline
    }
}
