/// How much of a query string is read.
public struct QueryLimits: Sendable, Hashable {
    /// Longest query, in bytes as sent. 4,096: half of nginx's default 8 KiB for a request line.
    public static let defaultBytes = 4_096
    /// Most parameters. 32: the widest search form has fewer than 20.
    public static let defaultCount = 32
    /// Longest name, in bytes as sent. 64: our names are ASCII words.
    public static let defaultNameBytes = 64
    /// Longest value, in bytes as sent. 1,024: over 100 Chinese characters at 9 bytes each, escaped.
    public static let defaultValueBytes = 1_024

    /// Longest query, in bytes as sent, inclusive.
    public var maximumBytes: Int
    /// Most parameters, inclusive.
    public var maximumCount: Int
    /// Longest name, in bytes as sent, inclusive.
    public var maximumNameBytes: Int
    /// Longest value, in bytes as sent, inclusive.
    public var maximumValueBytes: Int

    /// Limits, each with its default.
    public init(
        maximumBytes: Int = defaultBytes, maximumCount: Int = defaultCount,
        maximumNameBytes: Int = defaultNameBytes, maximumValueBytes: Int = defaultValueBytes
    ) {
        self.maximumBytes = maximumBytes
        self.maximumCount = maximumCount
        self.maximumNameBytes = maximumNameBytes
        self.maximumValueBytes = maximumValueBytes
    }

    /// The limits for everyday requests.
    public static let `default` = QueryLimits()
}
