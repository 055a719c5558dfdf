import CreditStore
import Cryptography
public import Postgres

/// Logs staff in: password and second factor, the same work and the same words for everybody who fails.
///
/// Confined to the thread of its connection, which logs in as staff. Takes tens of milliseconds on purpose.
/// - Rule: PB-7, PB-11, QZ-2, HZ-S5.
public struct StaffLogIn {
    private let connection: Connection
    private let secrets: StaffSecrets

    /// Takes over the connection, outside a transaction.
    public init(_ connection: Connection, _ secrets: StaffSecrets) {
        self.connection = connection
        self.secrets = secrets
    }

    /// Opens a session with a new token.
    ///
    /// - Parameter refusal: The problem document without its closing brace that is logged for a failure.
    /// - Returns: The token, and the answer of the database.
    /// - Throws: `.refused(.logInFailed)` after the attempt was logged.
    public func logIn(
        _ attempt: LogInAttempt, refusal: String
    ) throws(StaffError) -> (token: SessionToken, answer: String) {
        let store = StaffSessionStore(connection)
        let ruleID: String
        do {
            // Counted and committed before anything is compared, so that guesses made at the same time all count.
            let credential = try store.credential(
                of: attempt.account, origin: attempt.origin, nowMicroseconds: attempt.nowMicroseconds)
            switch try verify(attempt, credential) {
            case .proved(let secrets, let factor):
                if let opened = try open(attempt, secrets, factor, store) { return opened }
                ruleID = StaffRefusal.logInFailed.ruleID
            case .failed(let rule): ruleID = rule
            }
            _ = try store.recordFailure(
                account: attempt.account, ruleID: ruleID, refusal: refusal, origin: attempt.origin,
                nowMicroseconds: attempt.nowMicroseconds)
        } catch let error as PostgresError {
            throw StaffError(error)
        } catch let error as CryptographyError {
            throw .cryptography(error)
        } catch {
            throw .unexpectedAnswer
        }
        throw .refused(.logInFailed)
    }

    private enum Verification {
        case proved(StaffCredential.Secrets, NewStaffSession.SecondFactor)
        /// The rule is for the log only.
        case failed(ruleID: String)
    }

    /// Compares both factors always, so that the time does not tell which one failed, nor whether there is an account.
    private func verify(
        _ attempt: LogInAttempt, _ credential: StaffCredential
    ) throws(CryptographyError) -> Verification {
        let compared: StaffCredential.Secrets
        let refusedBy: String?
        switch credential {
        case .usable(let own): (compared, refusedBy) = (own, nil)
        case .unusable(let rule): (compared, refusedBy) = (secrets.decoy, rule ?? StaffRefusal.logInFailed.ruleID)
        }
        let hash = PasswordHash(kept: compared.passwordHash) ?? PasswordHash(kept: secrets.decoy.passwordHash)
        let isPassword = try hash?.matches(attempt.password) ?? false
        let factor = try secondFactor(of: attempt, compared, isDecoy: refusedBy != nil)
        if let refusedBy { return .failed(ruleID: refusedBy) }
        guard isPassword, let factor else { return .failed(ruleID: StaffRefusal.logInFailed.ruleID) }
        return .proved(compared, factor)
    }

    /// What proves the person beside the password; nil when it is missing or wrong.
    private func secondFactor(
        of attempt: LogInAttempt, _ compared: StaffCredential.Secrets, isDecoy: Bool
    ) throws(CryptographyError) -> NewStaffSession.SecondFactor? {
        if attempt.code == nil, let certificate = attempt.certificate { return .certificate(certificate) }
        guard let sealed = compared.sealedSecret else { return NewStaffSession.SecondFactor.none }
        let password: OneTimePassword
        do throws(CryptographyError) {
            password = try SecondFactor.open(sealed, account: isDecoy ? "" : attempt.account, secrets.cipher)
        } catch .authenticationFailed {
            // Not sealed for this account: somebody has written to the table.
            return nil
        }
        let step = try password.acceptedStep(
            for: attempt.code ?? "", at: attempt.nowMicroseconds / 1_000_000, lastStep: compared.lastStep)
        return step.map { .oneTimePassword(step: $0) }
    }

    /// Opens the session; nil when the database refuses it after all.
    private func open(
        _ attempt: LogInAttempt, _ secrets: StaffCredential.Secrets, _ factor: NewStaffSession.SecondFactor,
        _ store: StaffSessionStore
    ) throws -> (token: SessionToken, answer: String)? {
        let token = try SessionToken()
        let session = NewStaffSession(
            tokenDigest: token.digest, requestTokenDigest: try token.requestTokenDigest(),
            passwordSetAtMicroseconds: secrets.passwordSetAtMicroseconds, secondFactor: factor)
        do throws(PostgresError) {
            let answer = try store.open(
                session, account: attempt.account, origin: attempt.origin, nowMicroseconds: attempt.nowMicroseconds)
            return (token, answer)
        } catch {
            guard error.refusal != nil else { throw error }
            return nil
        }
    }
}
