/// What happens to an account.
///
/// - Rule: PB-9, PB-8, QZ-13.
public enum AccountEvent: String, Sendable, Hashable, CaseIterable {
    /// It was made.
    case opened
    /// It was put to work, for the first time or again.
    case started
    /// Its unit, role, networks or authority were changed.
    case changed
    /// It was idle, was looked at and may go on (PB-8).
    case checked
    /// It was locked.
    case locked
    /// It was locked at once by one person, on suspicion (QZ-13).
    case suspended
    /// It was ended: its holder leaves, moves, or must not go on (HZ-S2).
    case stopped

    /// Whether a second person must agree before it happens.
    ///
    /// - Rule: PB-9. Suspending can't wait for one (QZ-13), and a check changes nothing.
    public var needsSecondPerson: Bool {
        switch self {
        case .opened, .started, .changed, .locked, .stopped: true
        case .checked, .suspended: false
        }
    }
}
