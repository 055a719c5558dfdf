/// What is wrong with the query log, in the words of `readyz`.
///
/// - Rule: HZ-Q15.
enum LogObstacle: Sendable, Hashable, CaseIterable {
    /// The state of the log has not been read since the daemon, or the database, came back.
    case stateUnknown
    /// An entry has waited too long for a checkpoint that covers it.
    case checkpointsStalled
    /// The database knows less than the signer has signed: after a restore or a fail-over to an old copy.
    case databaseBehindCheckpoint
    /// A checkpoint is there that the log's key has not signed, or that can't be read.
    case checkpointUnreadable
    /// The database has a checkpoint and the signer's file is gone: what was signed last is not known.
    case checkpointMissing
    /// The signer refuses to sign and says so.
    case signerAlarm

    /// Word for operators.
    var name: StaticString {
        switch self {
        case .stateUnknown: "query_log_state_unknown"
        case .checkpointsStalled: "checkpoints_stalled"
        case .databaseBehindCheckpoint: "database_behind_checkpoint"
        case .checkpointUnreadable: "checkpoint_unreadable"
        case .checkpointMissing: "checkpoint_missing"
        case .signerAlarm: "signer_alarm"
        }
    }

    /// Whether queries that must be logged are refused.
    ///
    /// An alarm alone stops nothing: what it leads to, checkpoints that stall, does.
    var stopsAnswers: Bool {
        switch self {
        case .signerAlarm: false
        case .stateUnknown, .checkpointsStalled, .databaseBehindCheckpoint, .checkpointUnreadable, .checkpointMissing:
            true
        }
    }
}
