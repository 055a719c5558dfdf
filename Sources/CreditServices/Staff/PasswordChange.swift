import CreditInformation
public import CreditStore
import Cryptography
public import Postgres

/// Sets a new password for whoever is logged in.
///
/// Confined to the thread of its connection, which logs in as staff. Compares with every former password, tens of
/// milliseconds for each.
/// - Rule: PB-7 (form, no reuse), QZ-2.
public struct PasswordChange {
    private let connection: Connection
    private let secrets: StaffSecrets
    private let caller: StaffCaller

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller) {
        self.connection = connection
        self.secrets = secrets
        self.caller = caller
    }

    /// Sets a password.
    ///
    /// A wrong present password ends the session: whoever found it open has one guess.
    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    /// - Returns: The answer of the database.
    public func change(
        from present: String, to new: String, requestTokenDigest: [UInt8]
    ) throws(StaffError) -> String {
        let transaction = StaffTransaction(connection)
        let (account, former) = try transaction.run { connection in
            let store = StaffSessionStore(connection)
            try store.requireRequestToken(requestTokenDigest, caller: caller)
            return (try StaffSessionState(json: store.state(caller)).account, try store.passwordHistory(caller))
        }
        guard let used = former.first(where: \.isPresent), try Self.matches(present, used) else {
            _ = try transaction.run { try StaffSessionStore($0).end(caller) }
            throw .refused(.passwordWrong)
        }
        if let fault = PasswordRule.faults(in: new, accountID: account).first {
            throw .refused(.passwordWeak(fault.sentence + "。", ruleID: fault.ruleID))
        }
        for password in former where try Self.matches(new, password) { throw .refused(.passwordReused) }
        let hash = try Self.hash(new, secrets.passwordAlgorithm)
        return try transaction.run { connection in
            try StaffSessionStore(connection).setPassword(hash: hash, former: used, caller: caller)
        }
    }

    private static func matches(_ password: String, _ former: FormerPassword) throws(StaffError) -> Bool {
        do throws(CryptographyError) {
            return try PasswordHash(kept: former.hash)?.matches(password) ?? false
        } catch { throw .cryptography(error) }
    }

    private static func hash(
        _ password: String, _ algorithm: PasswordHashAlgorithm
    ) throws(StaffError) -> String {
        do throws(CryptographyError) { return try PasswordHash(hashing: password, with: algorithm).text } catch {
            throw .cryptography(error)
        }
    }
}
