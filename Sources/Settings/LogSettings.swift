/// What the operator's log holds; not the permanent query log, which has no settings.
public struct LogSettings: Sendable, Equatable {
    /// Least important kind of event that is written.
    public enum Level: String, Sendable, CaseIterable {
        case debug, info, warning, error
    }

    /// Start, stop, lost connections and refusals are seen, single requests are not.
    public static let defaultLevel = Level.info

    /// Least important kind of event that is written.
    public let level: Level

    init(_ reader: inout SettingsReader) {
        reader.enter("log")
        level = reader.choice("level", default: Self.defaultLevel, on: .reload)
    }
}
