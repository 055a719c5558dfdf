/// Consents of providers, and queries outside working hours.
///
/// - Rule: JJ-7, QZ-8.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let consentRoutes = [
        consents, decideConsent, withdrawConsent, hoursExceptions, requestHoursException, decideHoursException,
    ]

    /// Lists applications for consent.
    static let consents = get(
        "consent_list", "/v1/consents", parameters: ["state", "after_time", "after_consent"], StaffConsentCommands.list)
    /// Grants or refuses a consent.
    static let decideConsent = post("decide_consent", "/v1/consents/{id}/decision", StaffConsentCommands.decide)
    /// Withdraws a consent.
    static let withdrawConsent = post(
        "withdraw_consent", "/v1/consents/{id}/withdrawal", StaffConsentCommands.withdraw)
    /// Lists windows for queries outside working hours.
    static let hoursExceptions = get(
        "hours_exception_list", "/v1/hours-exceptions", parameters: ["waiting"], StaffConsentCommands.hours)
    /// Asks for queries outside working hours.
    static let requestHoursException = post(
        "request_hours_exception", "/v1/hours-exceptions", StaffConsentCommands.requestHours)
    /// Decides on queries outside working hours.
    static let decideHoursException = post(
        "decide_hours_exception", "/v1/hours-exceptions/{id}/decision", StaffConsentCommands.decideHours)
}
