public import HTTPTypes

/// The operations of the government audience.
///
/// A test compares them with the OpenAPI document.
public enum GovernmentRoute: Int, AudienceRoute {
    /// Query for one subject or for a list.
    case query
    /// A list is handed in for verification.
    case openVerification
    /// How far a verification is.
    case verification
    /// The result of a verification, once.
    case verificationResult
    /// Application for consent.
    case applyForConsent
    /// The unit's consents.
    case consents
    /// What the unit did with an answer.
    case feedback
    /// What the caller's account may do.
    case account
    /// The description of this interface.
    case openAPI
    /// Anything else, for counting.
    case none

    public var template: String? {
        switch self {
        case .query: "/v1/queries"
        case .openVerification: "/v1/verifications"
        case .verification: "/v1/verifications/{id}"
        case .verificationResult: "/v1/verifications/{id}/result"
        case .applyForConsent, .consents: "/v1/consents"
        case .feedback: "/v1/feedback"
        case .account: "/v1/account"
        case .openAPI: "/openapi.json"
        case .none: nil
        }
    }

    public var method: HTTPMethod {
        switch self {
        case .query, .openVerification, .verificationResult, .applyForConsent, .feedback: .post
        case .verification, .consents, .account, .openAPI, .none: .get
        }
    }

    public var metricName: StaticString {
        switch self {
        case .query: "query"
        case .openVerification: "open_verification"
        case .verification: "verification"
        case .verificationResult: "verification_result"
        case .applyForConsent: "apply_for_consent"
        case .consents: "consents"
        case .feedback: "feedback"
        case .account: "account"
        case .openAPI: "openapi"
        case .none: "none"
        }
    }

    public var mediaType: String {
        switch self {
        case .verificationResult: NDJSON.mediaType
        case .query, .openVerification, .verification, .applyForConsent, .consents, .feedback, .account, .openAPI,
            .none:
            "application/json"
        }
    }

    /// Whether a body of JSON goes with it.
    var takesBody: Bool {
        switch self {
        case .query, .openVerification, .applyForConsent, .feedback: true
        case .verification, .verificationResult, .consents, .account, .openAPI, .none: false
        }
    }

    /// Word of its operation in the query log; nil for what is not logged.
    var operation: StaticString? {
        switch self {
        case .query: "query"
        case .openVerification: "open_verification"
        case .verification: "verification_state"
        case .verificationResult: "fetch_verification"
        case .applyForConsent: "apply_for_consent"
        case .consents: "consents_of_unit"
        case .feedback: "report_feedback"
        case .account: "account"
        case .openAPI, .none: nil
        }
    }
}
