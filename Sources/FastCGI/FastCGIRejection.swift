/// A request that was read to its end but not kept; the framing is intact and an answer is owed.
public struct FastCGIRejection: Sendable, Hashable {
    /// Why a request was not kept.
    public enum Reason: Sendable, Hashable {
        /// More bytes of parameters than allowed (431).
        case parametersTooLarge
        /// More parameters than allowed (431).
        case tooManyParameters
        /// A parameter's name is too long (431).
        case nameTooLong
        /// A parameter's value is too long (431, or 414 if the application prefers).
        case valueTooLong
        /// More body than allowed (413).
        case bodyTooLarge
        /// The application had no room for a body of that size at the moment (503).
        case noRoomForBody
        /// `CONTENT_LENGTH` is no number or not the length of the body (400).
        case bodyLengthMismatch
    }

    /// Id to answer under.
    public let requestID: UInt16
    /// Whether the connection stays open after the answer.
    public let keepsConnection: Bool
    /// The first limit that was passed.
    public let reason: Reason
}
