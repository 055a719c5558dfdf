public import CreditInformation

/// Which deadlines the board shows; nil for all.
public struct DeadlineFilter: Sendable {
    /// How far the period is used.
    let standing: String?
    /// Whose turn it is.
    let unit: String?
    /// Who is to act.
    let account: String?
    /// Latest last day, inclusive.
    let until: CalendarDate?

    /// A filter from its parts.
    ///
    /// - Parameters:
    ///   - unit: Whose turn it is.
    ///   - account: Who is to act.
    ///   - until: Latest last day, inclusive.
    public init(standing: String?, unit: String?, account: String?, until: CalendarDate?) {
        self.standing = standing
        self.unit = unit
        self.account = account
        self.until = until
    }
}
