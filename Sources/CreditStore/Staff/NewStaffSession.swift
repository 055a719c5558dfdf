/// A session to be opened.
public struct NewStaffSession: Sendable {
    /// What proved the person beside the password.
    public enum SecondFactor: Sendable {
        /// Nothing is enrolled yet: such a session only sets a password and enrols.
        case none
        /// A one-time password; its step in 30 s since 1970.
        case oneTimePassword(step: Int64)
        /// The account's own certificate; SHA-256 of its subject public key info, 32 bytes.
        case certificate([UInt8])

        var word: String {
            switch self {
            case .none: "none"
            case .oneTimePassword: "totp"
            case .certificate: "certificate"
            }
        }

        var step: Int64? { if case .oneTimePassword(let step) = self { step } else { nil } }

        var certificate: [UInt8]? { if case .certificate(let digest) = self { digest } else { nil } }
    }

    /// SHA-256 of the session's token, 32 bytes.
    public let tokenDigest: [UInt8]
    /// SHA-256 of the token that commands repeat, 32 bytes.
    public let requestTokenDigest: [UInt8]
    /// When the password that was compared was set, microseconds since 1970-01-01 UTC.
    public let passwordSetAtMicroseconds: Int64
    /// What proved the person beside the password.
    public let secondFactor: SecondFactor

    /// A session from its parts.
    public init(
        tokenDigest: [UInt8], requestTokenDigest: [UInt8], passwordSetAtMicroseconds: Int64,
        secondFactor: SecondFactor
    ) {
        self.tokenDigest = tokenDigest
        self.requestTokenDigest = requestTokenDigest
        self.passwordSetAtMicroseconds = passwordSetAtMicroseconds
        self.secondFactor = secondFactor
    }
}
