public import CreditInformation
public import Postgres

/// Why periods were not published.
public enum PeriodPublicationError: Error, Sendable {
    /// The file has findings.
    case refused([PeriodFinding])
    /// A period of the same first day is published and says something else.
    case taken(PeriodCode, CalendarDate)
    /// A new figure would hold for days that are over, or behind a later one.
    case past(PeriodCode, CalendarDate, earliest: CalendarDate)
    /// The clock shows no day.
    case clock
    /// The database refused or failed.
    case database(PostgresError)

    /// What an operator should know, in English.
    public var explanation: String {
        switch self {
        case .refused(let findings): findings.map(\.description).joined(separator: "\n")
        case .taken(let code, let day):
            "\(code.rawValue) from \(day) is published and differs; what is published never changes, choose another day"
        case .past(let code, let day, let earliest):
            "\(code.rawValue) from \(day) is too early: a new figure holds from \(earliest) at the earliest"
        case .clock: "the clock shows no day of the calendar"
        case .database(let error): error.description
        }
    }
}
