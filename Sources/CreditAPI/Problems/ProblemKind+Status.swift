public import HTTPTypes

extension ProblemKind {
    /// Status of the answer.
    public var status: HTTPStatus {
        switch self {
        case .unclearQuery, .malformedCode, .identityNumber, .malformedParameter, .unknownParameter, .repeatedParameter,
            .malformedCursor, .malformedRequest, .malformedReceipt, .malformedBody, .malformedSubject:
            .badRequest
        case .notFound, .noSuchResource, .progressNotFound, .receiptNotFound, .receiptPending: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .contentTooLarge, .tooManySubjects: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .certificateMissing, .certificateMalformed, .certificateExpired, .certificateNotYetValid,
            .certificateUnknownAuthority, .certificateRevoked, .certificateWrongUsage, .certificateWeak,
            .networkUnknown:
            .forbidden
        case .internalFault: .internalServerError
        case .unavailable, .revocationListUnavailable: .serviceUnavailable
        }
    }

    /// Requirement that the refusal rests on; empty for faults of ours.
    public var ruleID: StaticString {
        switch self {
        case .unclearQuery, .notFound, .malformedCursor: "HZ-Q11"
        case .malformedCode, .malformedSubject: "X-3"
        case .identityNumber: "JJ-2"
        case .progressNotFound: "HZ-O5"
        case .malformedReceipt, .receiptNotFound, .receiptPending: "BX-13"
        case .malformedParameter, .unknownParameter, .repeatedParameter, .malformedRequest, .noSuchResource,
            .methodNotAllowed, .notAcceptable, .contentTooLarge, .uriTooLong, .headersTooLarge, .malformedBody,
            .unsupportedMediaType, .tooManySubjects:
            "X-7"
        case .certificateMissing, .certificateMalformed, .certificateExpired, .certificateNotYetValid,
            .certificateUnknownAuthority, .certificateWrongUsage, .certificateWeak, .revocationListUnavailable:
            "HZ-Q13"
        case .certificateRevoked: "HZ-Q14"
        case .networkUnknown: "PB-11"
        case .internalFault: ""
        case .unavailable: "HZ-Q15"
        }
    }
}
