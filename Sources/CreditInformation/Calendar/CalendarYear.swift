/// A year's schedule of days off, as the State Council published it.
///
/// - Rule: X-1.
public struct CalendarYear: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// Notice that it is from.
    public let source: String
    /// Days of the year that differ from Monday to Friday, in their order.
    public let exceptions: [CalendarException]

    /// A year as it was loaded.
    public init(year: Int, source: String, exceptions: [CalendarException]) {
        self.year = year
        self.source = source
        self.exceptions = exceptions
    }
}
