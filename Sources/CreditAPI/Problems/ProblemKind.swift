/// Every way in which an audience is told no; the words stand in the extensions.
///
/// The raw value is the stable code; retired codes are never used again.
/// - Rule: X-7, HZ-Q11.
public enum ProblemKind: String, Sendable, CaseIterable {
    /// No search term, or one too short to mean anyone.
    case unclearQuery = "unclear_query"
    /// A code that can't be any subject's.
    case malformedCode = "malformed_code"
    /// A natural person's document number, which does not belong in a search.
    case identityNumber = "identity_number"
    /// A parameter outside its form or range.
    case malformedParameter = "malformed_parameter"
    /// A parameter that the operation does not have.
    case unknownParameter = "unknown_parameter"
    /// A parameter that stands twice.
    case repeatedParameter = "repeated_parameter"
    /// A cursor that no page gave out.
    case malformedCursor = "malformed_cursor"
    /// Escapes, characters or a path that can't be read.
    case malformedRequest = "malformed_request"
    /// Nobody by that code, or nothing about them that is open to society.
    case notFound = "not_found"
    /// No receipt: a position or a secret of another form.
    case malformedReceipt = "malformed_receipt"
    /// No entry that the position and the secret belong to.
    case receiptNotFound = "receipt_not_found"
    /// An entry that no checkpoint covers yet.
    case receiptPending = "receipt_pending"
    /// No objection of that receipt and that document.
    case progressNotFound = "progress_not_found"
    /// No such address.
    case noSuchResource = "no_such_resource"
    /// An address that only answers GET.
    case methodNotAllowed = "method_not_allowed"
    /// The caller wants a form that we do not have.
    case notAcceptable = "not_acceptable"
    /// A body where none is wanted.
    case contentTooLarge = "content_too_large"
    /// An address that is too long.
    case uriTooLong = "uri_too_long"
    /// Header fields that are too large.
    case headersTooLarge = "headers_too_large"
    /// A fault of ours.
    case internalFault = "internal"
    /// The database is away or too busy; nothing was answered, nothing is lost.
    case unavailable

    // MARK: Audiences with certificates or accounts

    /// A body that is no JSON object of the wanted form.
    case malformedBody = "malformed_body"
    /// A body that is not stated to be JSON.
    case unsupportedMediaType = "unsupported_media_type"
    /// A subject that can't be anybody's: its code or number fails its own check.
    case malformedSubject = "malformed_subject"
    /// More subjects than one request may name.
    case tooManySubjects = "too_many_subjects"

    // MARK: Government audience

    /// The edge has stated no network address.
    case networkUnknown = "network_unknown"
    /// The edge has stated no certificate.
    case certificateMissing = "certificate_missing"
    /// The certificate can't be read.
    case certificateMalformed = "certificate_malformed"
    /// The certificate's time is over.
    case certificateExpired = "certificate_expired"
    /// The certificate's time has not begun.
    case certificateNotYetValid = "certificate_not_yet_valid"
    /// No authority that is trusted here has signed it.
    case certificateUnknownAuthority = "certificate_unknown_authority"
    /// Its authority has revoked it.
    case certificateRevoked = "certificate_revoked"
    /// It was not made for identifying a client.
    case certificateWrongUsage = "certificate_wrong_usage"
    /// Its key is too short, or its algorithm no longer safe.
    case certificateWeak = "certificate_weak"
    /// Whether it is revoked can't be known at the moment.
    case revocationListUnavailable = "revocation_list_unavailable"
}
