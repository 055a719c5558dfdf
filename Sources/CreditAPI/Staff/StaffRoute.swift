public import HTTPTypes

/// The operations of the staff audience: sessions, accounts, certificates, consents, watch.
///
/// A test compares them with the OpenAPI document.
/// - Rule: HZ-Q3, PB-9, PB-12.
public enum StaffRoute: Int, AudienceRoute {
    /// Logs in.
    case openSession
    /// Says who is logged in.
    case session
    /// Logs out.
    case endSession
    /// Sets a new password.
    case changePassword
    /// Makes a secret for a second factor.
    case offerSecondFactor
    /// Takes the second factor into use.
    case enrolSecondFactor
    /// Lists accounts.
    case accounts
    /// Tells all that happened to an account.
    case accountHistory
    /// Locks an account at once.
    case suspendAccount
    /// Ends the session of an account.
    case endAccountSession
    /// Lists accounts that have not asked for long.
    case idleAccounts
    /// Lists changes of accounts, those that wait for a second person among them.
    case accountChanges
    /// Asks for a change of an account.
    case requestAccountChange
    /// Decides a change that another person asked for.
    case decideAccountChange
    /// Reports that somebody leaves.
    case reportDeparture
    /// Lists leavers whose accounts should be stopped by now.
    case overdueDepartures
    /// Lists units.
    case units
    /// Registers a unit.
    case registerUnit
    /// Records a use agreement.
    case recordAgreement
    /// Suspends the use agreement of a unit.
    case suspendAgreement
    /// Applies for the permission to use a certificate.
    case applyForCertificate
    /// Lists certificates.
    case certificates
    /// Grants or refuses a certificate.
    case decideCertificate
    /// Reports a certificate lost or lent.
    case reportCertificate
    /// Replaces a certificate.
    case renewCertificate
    /// Lists applications for consent.
    case consents
    /// Grants or refuses a consent.
    case decideConsent
    /// Withdraws a consent.
    case withdrawConsent
    /// Lists blocked accounts.
    case blocks
    /// Asks for the lifting of a block.
    case requestBlockLift
    /// Decides on the lifting that another person asked for.
    case decideBlockLift
    /// Lists windows for queries outside working hours.
    case hoursExceptions
    /// Asks for queries outside working hours.
    case requestHoursException
    /// Decides on queries outside working hours.
    case decideHoursException
    /// Begins the daily check of a unit's queries and shows the first of them.
    case dailyCheck
    /// Shows more queries of a check that was begun.
    case dailyCheckPage
    /// Records the daily check.
    case recordDailyCheck
    /// Lists what using units did with results.
    case feedback
    /// The description of this interface.
    case openAPI
    /// Anything else, for counting.
    case none

    /// The address as OpenAPI writes it; nil for `none`.
    public var template: String? {
        switch self {
        case .openSession, .session, .endSession: "/v1/session"
        case .changePassword: "/v1/session/password"
        case .offerSecondFactor: "/v1/session/second-factor-offer"
        case .enrolSecondFactor: "/v1/session/second-factor"
        case .accounts: "/v1/accounts"
        case .accountHistory: "/v1/accounts/{account}/history"
        case .suspendAccount: "/v1/accounts/{account}/suspension"
        case .endAccountSession: "/v1/accounts/{account}/session"
        case .idleAccounts: "/v1/accounts/idle"
        case .accountChanges, .requestAccountChange: "/v1/account-changes"
        case .decideAccountChange: "/v1/account-changes/{id}/decision"
        case .reportDeparture: "/v1/departures"
        case .overdueDepartures: "/v1/departures/overdue"
        case .units, .registerUnit: "/v1/units"
        case .recordAgreement: "/v1/agreements"
        case .suspendAgreement: "/v1/agreements/{id}/suspension"
        case .applyForCertificate, .certificates: "/v1/certificates"
        case .decideCertificate: "/v1/certificates/{id}/decision"
        case .reportCertificate: "/v1/certificates/{id}/report"
        case .renewCertificate: "/v1/certificates/{id}/renewal"
        case .consents: "/v1/consents"
        case .decideConsent: "/v1/consents/{id}/decision"
        case .withdrawConsent: "/v1/consents/{id}/withdrawal"
        case .blocks: "/v1/blocks"
        case .requestBlockLift: "/v1/blocks/{id}/lift-request"
        case .decideBlockLift: "/v1/blocks/{id}/lift"
        case .hoursExceptions, .requestHoursException: "/v1/hours-exceptions"
        case .decideHoursException: "/v1/hours-exceptions/{id}/decision"
        case .dailyCheck, .recordDailyCheck: "/v1/daily-check"
        case .dailyCheckPage: "/v1/daily-check/entries"
        case .feedback: "/v1/feedback"
        case .openAPI: "/openapi.json"
        case .none: nil
        }
    }

    /// The one method of the operation.
    public var method: HTTPMethod {
        switch self {
        case .session, .accounts, .accountHistory, .idleAccounts, .accountChanges, .overdueDepartures, .units,
            .certificates, .consents, .blocks, .hoursExceptions, .dailyCheck, .dailyCheckPage, .feedback, .openAPI,
            .none:
            .get
        case .endSession, .endAccountSession: .delete
        case .openSession, .changePassword, .offerSecondFactor, .enrolSecondFactor, .suspendAccount,
            .requestAccountChange, .decideAccountChange, .reportDeparture, .registerUnit, .recordAgreement,
            .suspendAgreement,
            .applyForCertificate, .decideCertificate, .reportCertificate, .renewCertificate, .decideConsent,
            .withdrawConsent, .requestBlockLift, .decideBlockLift, .requestHoursException, .decideHoursException,
            .recordDailyCheck:
            .post
        }
    }

    /// Media type of its answers.
    public var mediaType: String { "application/json" }
}
