extension ProblemKind {
    /// Whether the citizens' audience may be told it: the others ask with certificates or accounts.
    var isForCitizens: Bool {
        switch self {
        case .unclearQuery, .malformedCode, .identityNumber, .malformedParameter, .unknownParameter, .repeatedParameter,
            .malformedCursor, .malformedRequest, .notFound, .malformedReceipt, .receiptNotFound, .receiptPending,
            .progressNotFound, .malformedBody, .unsupportedMediaType, .noSuchResource, .methodNotAllowed,
            .notAcceptable, .contentTooLarge, .uriTooLong, .headersTooLarge, .internalFault, .unavailable:
            true
        case .malformedSubject, .tooManySubjects, .certificateMissing, .certificateMalformed,
            .certificateExpired, .certificateNotYetValid, .certificateUnknownAuthority,
            .certificateRevoked, .certificateWrongUsage, .certificateWeak, .networkUnknown, .revocationListUnavailable:
            false
        }
    }
}
