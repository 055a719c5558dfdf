/// What an attempt to log in is to be compared with.
public enum StaffCredential: Sendable {
    /// Nobody can log in under the name now: unknown, stopped, locked out, or from elsewhere.
    ///
    /// The rule is for the log only; the caller is told nothing of it.
    case unusable(ruleID: String?)
    /// What a log-in must prove.
    case usable(Secrets)

    /// The stored side of a password and a second factor.
    public struct Secrets: Sendable {
        /// Hash in the form of crypt(3).
        public let passwordHash: String
        /// When the password was set, microseconds since 1970-01-01 UTC.
        public let passwordSetAtMicroseconds: Int64
        /// Sealed secret of the one-time passwords; nil: nothing is enrolled yet.
        public let sealedSecret: [UInt8]?
        /// Last step that was used, in 30 s since 1970; nil: nothing is enrolled yet.
        public let lastStep: Int64?

        /// The stored side from its parts.
        public init(
            passwordHash: String, passwordSetAtMicroseconds: Int64, sealedSecret: [UInt8]?, lastStep: Int64?
        ) {
            self.passwordHash = passwordHash
            self.passwordSetAtMicroseconds = passwordSetAtMicroseconds
            self.sealedSecret = sealedSecret
            self.lastStep = lastStep
        }
    }
}
