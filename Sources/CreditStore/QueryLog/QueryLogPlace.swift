/// A place in the order of the query log's primary key: behind every earlier time, and among equal times by position.
public struct QueryLogPlace: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01 UTC.
    public let loggedAtMicroseconds: Int64
    /// Position in the log.
    public let position: Int

    /// A place.
    public init(loggedAtMicroseconds: Int64, position: Int) {
        self.loggedAtMicroseconds = loggedAtMicroseconds
        self.position = position
    }

    /// Before every entry.
    public static let beforeAll = QueryLogPlace(
        loggedAtMicroseconds: QueryLogTreeState.beforeAllMicroseconds, position: -1)
    /// Behind every entry of the years that the log's times can write, 0 to 9999.
    public static let behindAll = QueryLogPlace(loggedAtMicroseconds: 253_402_300_800_000_000, position: .max)

    public static func < (left: QueryLogPlace, right: QueryLogPlace) -> Bool {
        (left.loggedAtMicroseconds, left.position) < (right.loggedAtMicroseconds, right.position)
    }
}
