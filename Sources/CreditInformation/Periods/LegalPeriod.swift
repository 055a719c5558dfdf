/// A period of a rule set, with the article that sets it.
///
/// The day of the event is not counted; the last day is still in time, until midnight Asia/Shanghai.
/// - Rule: HZ-Q12, HZ-Q16, HZ-O3, HZ-O4, HZ-O11, HZ-O12, QZ-11, PB-14, BX-14, X-2.
public struct LegalPeriod: Sendable, Hashable {
    /// Lengths that make sense, in units: the limits of the database.
    public static let lengths = 0...400

    /// What it is the period of.
    public let code: PeriodCode
    /// First day of events that run by it, Asia/Shanghai.
    public let effectiveOn: CalendarDate
    /// How many units; 0: the day of the event.
    public let length: Int
    /// What it is counted in.
    public let unit: PeriodUnit
    /// How much longer it may become; nil: not at all.
    public let extending: PeriodExtension?
    /// Requirement that answers and entries name.
    public let ruleID: String
    /// Where the regulation says so, or that the figure is our own.
    public let article: String
    /// The rule in Chinese, without full stop.
    public let sentence: String
    /// False: a target or figure of our own.
    public let isStatutory: Bool

    /// A period from its parts.
    public init(
        code: PeriodCode, effectiveOn: CalendarDate, length: Int, unit: PeriodUnit, extending: PeriodExtension?,
        ruleID: String, article: String, sentence: String, isStatutory: Bool
    ) {
        self.code = code
        self.effectiveOn = effectiveOn
        self.length = length
        self.unit = unit
        self.extending = extending
        self.ruleID = ruleID
        self.article = article
        self.sentence = sentence
        self.isStatutory = isStatutory
    }

    /// The last day that is in time for an event of a day.
    ///
    /// - Throws: ``CalendarError/yearNotLoaded(_:)`` when it needs a year that is not loaded: nothing is guessed.
    public func lastDay(
        after day: CalendarDate, in calendar: WorkingDayCalendar
    ) throws(CalendarError) -> CalendarDate {
        try Self.day(length, unit, after: day, calendar)
    }

    private static func day(
        _ length: Int, _ unit: PeriodUnit, after day: CalendarDate, _ calendar: WorkingDayCalendar
    ) throws(CalendarError) -> CalendarDate {
        guard lengths.contains(length) else { throw .length(length) }
        let last =
            switch unit {
            case .calendarDay: day.adding(days: length)
            case .workingDay: try calendar.adding(workingDays: length, to: day)
            // 29 February counts to 28 February of a common year.
            case .year: day.adding(months: 12 * length)
            }
        guard let last else { throw .yearNotLoaded(day.year + 1) }
        return last
    }
}
