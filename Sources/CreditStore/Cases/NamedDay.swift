public import CreditInformation

/// A day of the calendar with the holiday that it belongs to.
///
/// - Rule: X-1.
public struct NamedDay: Sendable {
    /// The day.
    public let day: CalendarDate
    /// Name of the holiday.
    public let name: String

    /// A day from its parts.
    public init(day: CalendarDate, name: String) {
        self.day = day
        self.name = name
    }
}
