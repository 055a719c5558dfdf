import HTTPTypes

/// Refusals of the government audience that functions of the database decide; their words stand there, too
/// (`credit.refusal_sentence` and the functions of consents and feedback).
///
/// The list is here for the description of the interface, and for the test that compares the two.
/// - Rule: X-7, HZ-Q11.
enum DatabaseRefusal: String, Sendable, CaseIterable {
    case accountBlocked = "account_blocked"
    case accountIdle = "account_idle"
    case accountNotActive = "account_not_active"
    case bulkNotAllowed = "bulk_not_allowed"
    case calendarNotLoaded = "calendar_not_loaded"
    case caseNumberMissing = "case_number_missing"
    case certificateEnded = "certificate_ended"
    case certificateNotBound = "certificate_not_bound"
    case consentAlreadyApplied = "consent_already_applied"
    case consentItemUnknown = "consent_item_unknown"
    case consentUnitUnknown = "consent_unit_unknown"
    case contentSuspended = "content_suspended"
    case feedbackAlreadyReported = "feedback_already_reported"
    case feedbackReceiptUnknown = "feedback_receipt_unknown"
    case followUpNotAuthorised = "follow_up_not_authorised"
    case malformedCommand = "malformed_command"
    case matterMissing = "matter_missing"
    case matterNotAgreed = "matter_not_agreed"
    case matterUnknown = "matter_unknown"
    case networkNotAllowed = "network_not_allowed"
    case noPolicyInForce = "no_policy_in_force"
    case outsideHours = "outside_hours"
    case purposeNotAgreed = "purpose_not_agreed"
    case purposeUnknown = "purpose_unknown"
    case roleNotAllowed = "role_not_allowed"
    case unitWithoutAgreement = "unit_without_agreement"
    case usageLimitReached = "usage_limit_reached"
    case verificationFetched = "verification_fetched"
    case verificationNotFinished = "verification_not_finished"
    case verificationNotFound = "verification_not_found"

    /// Status of the answer.
    var status: HTTPStatus {
        switch self {
        case .malformedCommand, .purposeUnknown, .matterMissing, .matterUnknown, .caseNumberMissing: .badRequest
        case .consentItemUnknown, .consentUnitUnknown, .feedbackReceiptUnknown, .verificationNotFound: .notFound
        case .consentAlreadyApplied, .contentSuspended, .feedbackAlreadyReported, .verificationFetched,
            .verificationNotFinished:
            .conflict
        case .noPolicyInForce, .calendarNotLoaded: .serviceUnavailable
        case .accountBlocked, .accountIdle, .accountNotActive, .bulkNotAllowed, .certificateEnded,
            .certificateNotBound, .followUpNotAuthorised, .matterNotAgreed, .networkNotAllowed, .outsideHours,
            .purposeNotAgreed, .roleNotAllowed, .unitWithoutAgreement, .usageLimitReached:
            .forbidden
        }
    }
}
