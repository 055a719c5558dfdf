import HTTPTypes

/// The codes with which staff commands are refused, each with its status.
///
/// The sentences stand where the rule is: in `credit.staff_refusal_sentence` and in `StaffRefusal`. A test compares the
/// codes with those that the functions raise.
/// - Rule: X-7.
enum StaffRefusalKind: String, CaseIterable {
    case accountExists = "account_exists"
    case accountIdle = "account_idle"
    case accountNotActive = "account_not_active"
    case accountUnknown = "account_unknown"
    case administratorsExist = "administrators_exist"
    case agreementOverlaps = "agreement_overlaps"
    case agreementUnknown = "agreement_unknown"
    case blockUnknown = "block_unknown"
    case calendarNotLoaded = "calendar_not_loaded"
    case certificateBound = "certificate_bound"
    case certificateEnded = "certificate_ended"
    case certificateExpired = "certificate_expired"
    case certificateMalformed = "certificate_malformed"
    case certificateUnknown = "certificate_unknown"
    case changeDecided = "change_decided"
    case changeOpen = "change_open"
    case changeUnknown = "change_unknown"
    case changedMeanwhile = "changed_meanwhile"
    case codeMismatch = "code_mismatch"
    case consentPeriodNotAllowed = "consent_period_not_allowed"
    case consentUnknown = "consent_unknown"
    case csrfMismatch = "csrf_mismatch"
    case dailyCheckNotBegun = "daily_check_not_begun"
    case dayNotOver = "day_not_over"
    case departureReported = "departure_reported"
    case detailsNotAllowed = "details_not_allowed"
    case divisionUnknown = "division_unknown"
    case holderOutOfScope = "holder_out_of_scope"
    case hoursExceptionUnknown = "hours_exception_unknown"
    case hoursWindowNotAllowed = "hours_window_not_allowed"
    case initialPasswordMissing = "initial_password_missing"
    case initialPasswordNotNeeded = "initial_password_not_needed"
    case lastAdministrators = "last_administrators"
    case logInFailed = "login_failed"
    case malformedCommand = "malformed_command"
    case networkNotAllowed = "network_not_allowed"
    case offerUnknown = "offer_unknown"
    case ownAccount = "own_account"
    case passwordMustChange = "password_must_change"
    case passwordReused = "password_reused"
    case passwordWeak = "password_weak"
    case passwordWrong = "password_wrong"
    case personHasAccount = "person_has_account"
    case requesterCannotAct = "requester_cannot_act"
    case roleNotAllowed = "role_not_allowed"
    case roleNotOfUnit = "role_not_of_unit"
    case samePerson = "same_person"
    case secondFactorMissing = "second_factor_missing"
    case secondFactorPresent = "second_factor_present"
    case sessionEnded = "session_ended"
    case sessionIdle = "session_idle"
    case trainingMissing = "training_missing"
    case transitionNotAllowed = "transition_not_allowed"
    case unitEnded = "unit_ended"
    case unitExists = "unit_exists"
    case unitOutOfScope = "unit_out_of_scope"
    case unitUnknown = "unit_unknown"

    /// Status of the answer.
    var status: HTTPStatus {
        switch self {
        case .logInFailed, .passwordWrong, .sessionEnded, .sessionIdle:
            .unauthorized
        case .accountIdle, .accountNotActive, .csrfMismatch, .dailyCheckNotBegun, .networkNotAllowed, .ownAccount,
            .passwordMustChange, .roleNotAllowed, .samePerson, .secondFactorMissing, .unitOutOfScope:
            .forbidden
        case .accountUnknown, .agreementUnknown, .blockUnknown, .certificateUnknown, .changeUnknown, .consentUnknown,
            .hoursExceptionUnknown, .unitUnknown:
            .notFound
        case .accountExists, .administratorsExist, .agreementOverlaps, .calendarNotLoaded, .certificateBound,
            .certificateEnded, .changeDecided, .changedMeanwhile, .changeOpen, .departureReported,
            .lastAdministrators, .personHasAccount, .requesterCannotAct, .roleNotOfUnit, .secondFactorPresent,
            .transitionNotAllowed, .unitEnded, .unitExists:
            .conflict
        case .certificateExpired, .certificateMalformed, .codeMismatch, .consentPeriodNotAllowed, .dayNotOver,
            .detailsNotAllowed, .divisionUnknown, .holderOutOfScope, .hoursWindowNotAllowed,
            .initialPasswordMissing, .initialPasswordNotNeeded, .malformedCommand, .offerUnknown, .passwordReused,
            .passwordWeak, .trainingMissing:
            .unprocessableContent
        }
    }
}
