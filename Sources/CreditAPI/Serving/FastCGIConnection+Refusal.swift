import FastCGI
import HTTPTypes

extension FastCGIConnection.Owner {
    /// The problem of the limit; an audience with words of its own says them instead.
    func refusal(of reason: FastCGIRejection.Reason) -> HTTPResponse {
        switch reason {
        case .parametersTooLarge, .tooManyParameters, .nameTooLong, .valueTooLong: Problem(.headersTooLarge).response
        case .bodyTooLarge: Problem(.contentTooLarge).response
        case .bodyLengthMismatch: Problem(.malformedRequest).response
        }
    }
}
