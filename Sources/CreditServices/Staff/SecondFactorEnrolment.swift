public import CreditStore
public import Cryptography
public import Postgres

/// Takes a device into use as the second factor: offers a secret, then wants a code that the device makes from it.
///
/// Nothing waits in the database between the two: the offer goes to the browser sealed, good for this session and a few
/// minutes. Confined to the thread of its connection, which logs in as staff.
/// - Rule: PB-11.
public struct SecondFactorEnrolment {
    /// How long an offer may be taken, in microseconds: ten minutes, to find the telephone and type the secret.
    static let offerMicroseconds: Int64 = 600_000_000
    private static let purpose = "staff second factor offer"

    /// A secret for a device.
    public struct Offer: Sendable {
        /// The device's side of it; a secret.
        public let password: OneTimePassword
        /// The secret as a device reads it from a picture.
        public let address: String
        /// What comes back with the first code; sealed.
        public let sealed: String
        /// What the database answered about the session.
        public let answer: String
    }

    private let connection: Connection
    private let secrets: StaffSecrets
    private let caller: StaffCaller

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller) {
        self.connection = connection
        self.secrets = secrets
        self.caller = caller
    }

    /// Offers a secret.
    ///
    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    public func offer(requestTokenDigest: [UInt8]) throws(StaffError) -> Offer {
        let (account, answer) = try session(requestTokenDigest)
        do throws(CryptographyError) {
            let password = try OneTimePassword.generate()
            let until = caller.nowMicroseconds + Self.offerMicroseconds
            let sealed = try secrets.cipher.seal(
                Self.bytes(of: until) + password.exportSecret(), associatedData: associatedData(account))
            // Account ids need no escaping in an address.
            let address =
                "otpauth://totp/credit:\(account)?secret=\(password.base32Secret)&issuer=credit"
                + "&algorithm=SHA1&digits=\(OneTimePassword.digits)&period=\(OneTimePassword.stepSeconds)"
            return Offer(
                password: password, address: address, sealed: sealed.lowercaseHexadecimal,
                answer: answer)
        } catch { throw .cryptography(error) }
    }

    /// Takes an offered secret into use.
    ///
    /// - Returns: The answer of the database.
    public func enrol(offer: String, code: String, requestTokenDigest: [UInt8]) throws(StaffError) -> String {
        let (account, _) = try session(requestTokenDigest)
        guard let password = offered(offer, account) else { throw .refused(.offerUnknown) }
        let step: Int64?
        let sealed: [UInt8]
        do throws(CryptographyError) {
            step = try password.acceptedStep(for: code, at: caller.nowMicroseconds / 1_000_000, lastStep: nil)
            sealed = try SecondFactor.seal(password, account: account, secrets.cipher)
        } catch { throw .cryptography(error) }
        guard let step else { throw .refused(.codeMismatch) }
        return try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).enrol(sealedSecret: sealed, step: step, caller: caller)
        }
    }

    private func session(_ requestTokenDigest: [UInt8]) throws(StaffError) -> (account: String, answer: String) {
        try StaffTransaction(connection).run { connection in
            let store = StaffSessionStore(connection)
            try store.requireRequestToken(requestTokenDigest, caller: caller)
            let answer = try store.state(caller)
            return (try StaffSessionState(json: answer).account, answer)
        }
    }

    /// The secret of an offer; nil for one that was changed, made for another session, or is too old.
    private func offered(_ text: String, _ account: String) -> OneTimePassword? {
        // Whatever is wrong with it, it is no offer of ours.
        guard let sealed = [UInt8](lowercaseHexadecimal: text),
            let opened = try? secrets.cipher.open(sealed, associatedData: associatedData(account)), opened.count > 8
        else { return nil }
        let until = opened.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard caller.nowMicroseconds <= until else { return nil }
        return try? OneTimePassword(secret: SecretBytes(copying: Array(opened.dropFirst(8))))
    }

    private func associatedData(_ account: String) -> [UInt8] {
        Array("\(Self.purpose)\u{1F}\(account)\u{1F}".utf8) + caller.sessionDigest
    }

    private static func bytes(of number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
