public import CreditStore

/// What somebody who wants to log in has given.
public struct LogInAttempt: Sendable {
    /// Account as typed.
    public let account: String
    /// Password as typed; a secret.
    public let password: String
    /// Code of the device; nil when none was typed.
    public let code: String?
    /// SHA-256 of the public key of the certificate that the connection came with and that was verified; nil for none.
    public let certificate: [UInt8]?
    /// Network address and id of the request.
    public let origin: QueryOrigin
    /// Microseconds since 1970-01-01 UTC.
    public let nowMicroseconds: Int64

    /// An attempt from its parts.
    public init(
        account: String, password: String, code: String?, certificate: [UInt8]? = nil, origin: QueryOrigin,
        nowMicroseconds: Int64
    ) {
        self.account = account
        self.password = password
        self.code = code
        self.certificate = certificate
        self.origin = origin
        self.nowMicroseconds = nowMicroseconds
    }
}
