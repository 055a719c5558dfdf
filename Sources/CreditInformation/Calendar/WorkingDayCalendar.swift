/// The working days of the years whose schedule is loaded.
///
/// - Rule: X-1 (the State Council's yearly schedule; a year that is not loaded is not guessed).
public struct WorkingDayCalendar: Sendable, Equatable {
    /// The years, in their order.
    public let years: [CalendarYear]
    private let exceptions: [CalendarDate: CalendarException]
    private let loaded: Set<Int>

    /// A calendar of the years.
    public init(years: [CalendarYear]) {
        self.years = years
        loaded = Set(years.map(\.year))
        exceptions = Dictionary(
            years.flatMap(\.exceptions).map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether a day is worked.
    ///
    /// - Throws: ``CalendarError/yearNotLoaded(_:)`` outside the loaded years.
    public func isWorkingDay(_ day: CalendarDate) throws(CalendarError) -> Bool {
        guard loaded.contains(day.year) else { throw .yearNotLoaded(day.year) }
        return exceptions[day]?.isWorking ?? (day.weekday < 6)
    }

    /// The last day of a period of working days.
    ///
    /// Counted from the day after `day`, which need not be worked itself; that last day is still in time.
    /// - Parameter workingDays: Length, 0 or more; 0 gives `day` itself.
    /// - Throws: ``CalendarError/yearNotLoaded(_:)`` when a day of the period lies outside the loaded years,
    ///   ``CalendarError/length(_:)`` when it is no length.
    public func adding(workingDays: Int, to day: CalendarDate) throws(CalendarError) -> CalendarDate {
        guard CalendarError.lengths.contains(workingDays) else { throw .length(workingDays) }
        var counted = day
        var missing = workingDays
        while missing > 0 {
            guard let next = counted.adding(days: 1) else { throw .yearNotLoaded(counted.year + 1) }
            counted = next
            if try isWorkingDay(counted) { missing -= 1 }
        }
        return counted
    }

    /// Working days after `day` up to and with `end`; 0 when `end` is not later.
    ///
    /// - Throws: ``CalendarError/yearNotLoaded(_:)`` when a day between lies outside the loaded years.
    public func workingDays(after day: CalendarDate, through end: CalendarDate) throws(CalendarError) -> Int {
        var count = 0
        var current = day
        while current < end, let next = current.adding(days: 1) {
            if try isWorkingDay(next) { count += 1 }
            current = next
        }
        return count
    }
}
