extension StaffRoute {
    /// Name in metrics, and the word of the operation in the query log when it is refused.
    public var metricName: StaticString {
        switch self {
        case .openSession: "open_session"
        case .session: "session_state"
        case .endSession: "end_session"
        case .changePassword: "set_password"
        case .offerSecondFactor: "offer_second_factor"
        case .enrolSecondFactor: "enrol_second_factor"
        case .accounts: "account_list"
        case .accountHistory: "account_history"
        case .suspendAccount: "suspend_account"
        case .endAccountSession: "end_account_sessions"
        case .idleAccounts: "idle_accounts"
        case .accountChanges: "account_change_list"
        case .requestAccountChange: "request_account_change"
        case .decideAccountChange: "decide_account_change"
        case .reportDeparture: "report_departure"
        case .overdueDepartures: "overdue_departures"
        case .units: "unit_list"
        case .registerUnit: "register_unit"
        case .recordAgreement: "record_use_agreement"
        case .suspendAgreement: "suspend_use_agreement"
        case .applyForCertificate: "apply_for_certificate"
        case .certificates: "certificate_list"
        case .decideCertificate: "decide_certificate"
        case .reportCertificate: "report_certificate"
        case .renewCertificate: "renew_certificate"
        case .consents: "consent_list"
        case .decideConsent: "decide_consent"
        case .withdrawConsent: "withdraw_consent"
        case .blocks: "block_list"
        case .requestBlockLift: "request_block_lift"
        case .decideBlockLift: "decide_block_lift"
        case .hoursExceptions: "hours_exception_list"
        case .requestHoursException: "request_hours_exception"
        case .decideHoursException: "decide_hours_exception"
        case .dailyCheck: "begin_daily_check"
        case .dailyCheckPage: "daily_check_list"
        case .recordDailyCheck: "record_daily_check"
        case .feedback: "feedback_list"
        case .openAPI: "openapi"
        case .none: "none"
        }
    }

    /// Names of the query parameters of the operation.
    var parameters: [String] {
        switch self {
        case .accounts, .certificates: ["unit", "state", "after"]
        case .accountChanges, .blocks: ["open"]
        case .consents: ["state", "after_time", "after_consent"]
        case .hoursExceptions: ["waiting"]
        case .dailyCheck: ["unit", "day"]
        case .dailyCheckPage: ["permit_time", "permit_position", "after_time", "after_position"]
        case .feedback: ["from", "until"]
        default: []
        }
    }
}
