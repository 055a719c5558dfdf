/// Where an account stands.
///
/// - Rule: PB-9, HZ-S1, HZ-S2.
public enum AccountState: String, Sendable, Hashable, CaseIterable {
    /// There is no account yet.
    case absent = "none"
    /// It is there and works for nothing until training and confidentiality are on file and it is started.
    case prepared
    /// It works.
    case active
    /// It works for nothing until it is started again.
    case locked
    /// It has ended; its holder may get another one.
    case stopped
}
