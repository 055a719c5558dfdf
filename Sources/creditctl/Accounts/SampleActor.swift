import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Glibc
import Postgres

/// A sample person who logs in and gives commands, as the person would through the interface.
struct SampleActor {
    /// What the commands say of where they come from: this machine.
    static let origin = QueryOrigin(networkAddress: "127.0.0.1", requestID: QueryOrigin.unknown)

    private struct Opened: Decodable {
        private enum CodingKeys: String, CodingKey {
            case mustChange = "password_must_change"
            case isWithoutFactor = "second_factor_missing"
        }

        let mustChange: Bool
        let isWithoutFactor: Bool
    }

    private let connection: Connection
    private let secrets: StaffSecrets
    private var token: SessionToken

    /// Logs in; sets a new password and enrols a device when that is due.
    ///
    /// - Parameter save: Keeps what has changed about the account.
    init(
        _ account: inout SampleAccountsFile.Account, _ connection: Connection, _ secrets: StaffSecrets,
        save: (SampleAccountsFile.Account) throws -> Void
    ) throws {
        self.connection = connection
        self.secrets = secrets
        let attempt = LogInAttempt(
            account: account.account, password: account.password ?? "", code: try Self.code(of: &account),
            origin: Self.origin, nowMicroseconds: CommandContext.now())
        // Kept first: a code counts once, whatever comes of it.
        try save(account)
        let (token, answer) = try StaffLogIn(connection, secrets).logIn(attempt, refusal: #"{"code":"login_failed""#)
        self.token = token
        let opened = try JSONDecoder().decode(Opened.self, from: Data(answer.utf8))
        if opened.mustChange {
            let new = try InitialPassword().text
            _ = try PasswordChange(connection, secrets, caller).change(
                from: account.password ?? "", to: new, requestTokenDigest: try token.requestTokenDigest())
            account.password = new
            try save(account)
        }
        if opened.isWithoutFactor { try enrol(&account, save) }
    }

    /// Who gives the next command.
    var caller: StaffCaller {
        StaffCaller(nowMicroseconds: CommandContext.now(), sessionDigest: token.digest, origin: Self.origin)
    }

    /// Gives a command.
    func run<Value>(_ command: (Connection, StaffCaller) throws -> Value) throws -> Value {
        let caller = caller
        return try StaffTransaction(connection).run { try command($0, caller) }
    }

    /// Approves a change of an account.
    ///
    /// - Returns: The answer, and the first password when one was given out.
    func decide(_ change: UInt128) throws -> (answer: String, password: InitialPassword?) {
        try AccountDecision(connection, secrets, caller).decide(
            change, decision: "approved", reason: "示例", requestTokenDigest: try token.requestTokenDigest())
    }

    /// Logs out.
    func leave() throws {
        _ = try run { try StaffSessionStore($0).end($1) }
    }

    private func enrol(
        _ account: inout SampleAccountsFile.Account, _ save: (SampleAccountsFile.Account) throws -> Void
    ) throws {
        let requestToken = try token.requestTokenDigest()
        let offer = try SecondFactorEnrolment(connection, secrets, caller).offer(requestTokenDigest: requestToken)
        account.secondFactor = offer.password.base32Secret
        account.secondFactorBytes = SampleHexadecimal.text(offer.password.exportSecret())
        let code = try Self.code(of: &account) ?? ""
        // Kept first: an enrolled device that nobody has locks the account out.
        try save(account)
        _ = try SecondFactorEnrolment(connection, secrets, caller).enrol(
            offer: offer.sealed, code: code, requestTokenDigest: requestToken)
    }

    /// A code that was not used yet; waits for the next one when there is none. Nil without a device.
    private static func code(of account: inout SampleAccountsFile.Account) throws -> String? {
        guard let text = account.secondFactorBytes, let bytes = SampleHexadecimal.bytes(text) else { return nil }
        let password = try OneTimePassword(secret: SecretBytes(copying: bytes))
        let wanted = (account.lastStep ?? 0) + 1
        // A code of the next half minute is taken, too.
        while OneTimePassword.step(at: CommandContext.now() / 1_000_000) + OneTimePassword.window < wanted { sleep(1) }
        let step = max(wanted, OneTimePassword.step(at: CommandContext.now() / 1_000_000))
        account.lastStep = step
        return try password.code(ofStep: step)
    }
}
