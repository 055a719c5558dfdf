/// One field of a log line.
public struct LogField: Sendable {
    let key: LogKey
    let value: LogValue

    /// Joins a key and a value.
    public init(_ key: LogKey, _ value: LogValue) {
        self.key = key
        self.value = value
    }

    /// A field with a whole number.
    public static func integer(_ key: LogKey, _ value: some BinaryInteger) -> LogField {
        LogField(key, .integer(value))
    }

    /// A field with text that stands in the source code.
    public static func fixed(_ key: LogKey, _ text: StaticString) -> LogField {
        LogField(key, .fixed(text))
    }

    /// A field with a value of a type that is marked as safe.
    public static func safe(_ key: LogKey, _ value: any SafeToLog) -> LogField {
        LogField(key, .safe(value))
    }
}
