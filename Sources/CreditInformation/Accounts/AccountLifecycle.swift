/// The life of an account. The same table stands in `credit.account_transition`, which the database keeps by a key.
///
/// - Rule: PB-8, PB-9, QZ-13, HZ-S1, HZ-S2.
public enum AccountLifecycle {
    /// What an event makes of a state.
    public struct Step: Sendable, Hashable {
        /// State afterwards.
        public let state: AccountState
        /// What must be done with it.
        public let effects: Set<AccountEffect>
    }

    /// What an event makes of a state; nil when it can't happen there.
    public static func step(from state: AccountState, on event: AccountEvent) -> Step? {
        switch (state, event) {
        case (.absent, .opened): Step(state: .prepared, effects: [])
        case (.prepared, .started), (.locked, .started): Step(state: .active, effects: [.restartIdleDays])
        case (.prepared, .changed): Step(state: .prepared, effects: [])
        // Whoever works goes on under the new rights only after logging in again.
        case (.active, .changed): Step(state: .active, effects: [.endSessions])
        case (.locked, .changed): Step(state: .locked, effects: [])
        case (.active, .checked): Step(state: .active, effects: [.restartIdleDays])
        case (.active, .locked), (.active, .suspended): Step(state: .locked, effects: [.endSessions])
        case (.prepared, .stopped), (.active, .stopped), (.locked, .stopped):
            Step(state: .stopped, effects: [.endSessions, .endCertificates])
        case (.absent, _), (.prepared, _), (.active, _), (.locked, _), (.stopped, _): nil
        }
    }
}
