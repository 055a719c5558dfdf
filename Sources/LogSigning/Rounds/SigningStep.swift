/// Steps of a round, in their order. After each the round can be ended, or the program killed, and the next one goes on.
public enum SigningStep: Sendable, Hashable, CaseIterable {
    /// The log was compared with the memory.
    case compared
    /// Some old entries were read again; repeated.
    case patrolled
    /// A page of new entries was read; repeated.
    case pageRead
    /// The new checkpoint is remembered and has not left.
    case remembered
    /// Witnesses were asked.
    case witnessed
    /// The database has the checkpoint.
    case recorded
    /// It is remembered that the database has it.
    case settled
    /// The file of the newest checkpoint is written.
    case published
}
