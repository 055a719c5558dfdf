import FastCGI
import HTTPTypes

extension FastCGIConnection.Owner {
    /// None: its limit of a body is small enough for every connection to hold one.
    var largeBodies: LargeBodies? { nil }

    /// The problem of the limit; an audience with words of its own says them instead.
    func refusal(of reason: FastCGIRejection.Reason) -> HTTPResponse { Problem(ProblemKind(reason)).response }
}

extension ProblemKind {
    /// What a broken limit of the protocol is called.
    init(_ reason: FastCGIRejection.Reason) {
        switch reason {
        case .parametersTooLarge, .tooManyParameters, .nameTooLong, .valueTooLong: self = .headersTooLarge
        case .bodyTooLarge: self = .contentTooLarge
        case .noRoomForBody: self = .unavailable
        case .bodyLengthMismatch: self = .malformedRequest
        }
    }
}
