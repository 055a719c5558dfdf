import CreditInformation

/// How old a natural person is who applies at the window, as far as the rules ask.
///
/// Kept instead of the birth date, which with name and last digits would give the identity number away.
/// - Rule: HZ-Q2.
enum ApplicantAge: String, Sendable, Hashable, CaseIterable {
    /// May not apply.
    case underSixteen = "under_16"
    /// May apply if living mainly on own labour income.
    case fromSixteenToSeventeen = "from_16_to_17"
    /// May apply.
    case adult

    /// Age of somebody born on `birthDate` on a day; nil when not born yet.
    ///
    /// A year of life is full on the birthday; that of 29 February is 28 February in a common year (民法典 第二百零二条).
    init?(bornOn birthDate: CalendarDate, on day: CalendarDate) {
        guard birthDate <= day else { return nil }
        if Self.hasReached(16, bornOn: birthDate, on: day) {
            self = Self.hasReached(18, bornOn: birthDate, on: day) ? .adult : .fromSixteenToSeventeen
        } else {
            self = .underSixteen
        }
    }

    private static func hasReached(_ years: Int, bornOn birthDate: CalendarDate, on day: CalendarDate) -> Bool {
        // Beyond the year 9999 nobody has a birthday.
        guard let birthday = birthDate.adding(months: years * 12) else { return false }
        return birthday <= day
    }
}
