/// A day that differs from Monday to Friday.
public struct CalendarException: Sendable, Hashable {
    /// The day.
    public let day: CalendarDate
    /// False: a Monday to Friday that is free. True: a Saturday or Sunday that is worked.
    public let isWorking: Bool
    /// Holiday that it belongs to, in Chinese.
    public let name: String

    /// An exception.
    public init(day: CalendarDate, isWorking: Bool, name: String) {
        self.day = day
        self.isWorking = isWorking
        self.name = name
    }
}
