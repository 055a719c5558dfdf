public import CreditStore
import Cryptography
public import Postgres

/// Decides a change of an account that another person asked for, and makes the first password where one is needed.
///
/// Confined to the thread of its connection, which logs in as staff.
/// - Rule: PB-9, QZ-2, HZ-S5.
public struct AccountDecision {
    /// Code with which the database says that the account logs in and so needs a password.
    private static let passwordMissing = "initial_password_missing"

    private let connection: Connection
    private let secrets: StaffSecrets
    private let caller: StaffCaller

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller) {
        self.connection = connection
        self.secrets = secrets
        self.caller = caller
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - requestTokenDigest: SHA-256 of the token that the command carries.
    /// - Returns: The answer of the database, and the password when one was given out: to be shown once.
    public func decide(
        _ change: UInt128, decision: String, reason: String, requestTokenDigest: [UInt8]
    ) throws(StaffError) -> (answer: String, password: InitialPassword?) {
        // Whether a password is needed is the database's to say; without one nothing has happened yet.
        do throws(StaffError) {
            return (try attempt(change, decision, reason, nil, requestTokenDigest), nil)
        } catch {
            guard case .refused(let refusal) = error, refusal.code == Self.passwordMissing else { throw error }
        }
        let (password, hash) = try prepare()
        return (try attempt(change, decision, reason, hash, requestTokenDigest), password)
    }

    private func attempt(
        _ change: UInt128, _ decision: String, _ reason: String, _ hash: String?, _ requestToken: [UInt8]
    ) throws(StaffError) -> String {
        try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestToken, caller: caller)
            return try StaffAccountStore(connection, caller).decide(
                change, decision: decision, reason: reason, initialPasswordHash: hash)
        }
    }

    private func prepare() throws(StaffError) -> (password: InitialPassword, hash: String) {
        do throws(CryptographyError) {
            let password = try InitialPassword()
            return (password, try PasswordHash(hashing: password.text, with: secrets.passwordAlgorithm).text)
        } catch { throw .cryptography(error) }
    }
}
