/// One key whose value differs between two settings.
public struct SettingsChange: Sendable, Equatable {
    /// What a running daemon can do about a changed key.
    public enum Effect: String, Sendable {
        /// Takes effect on SIGHUP.
        case reload
        /// Takes effect at the next start only.
        case restart
    }

    /// Dotted name of the key.
    public let key: String
    /// Whether a running daemon can take the new value.
    public let effect: Effect

    /// Makes a change.
    public init(key: String, effect: Effect) {
        self.key = key
        self.effect = effect
    }
}
