public import Postgres

/// Log-ins of staff: credentials, sessions, passwords, second factors, refusals.
///
/// Each call is one statement; confined to the thread of its connection, which logs in as staff. Answers are texts to be
/// sent byte for byte, because the query log holds their digest. Refusals are `PostgresError.refusal`.
/// - Rule: PB-7, PB-11, PB-12, QZ-2, QZ-3.
public struct StaffSessionStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    // MARK: Logging in

    /// Counts an attempt to log in and says what it is to be compared with.
    ///
    /// A transaction of its own, committed before anything is compared: otherwise guesses made at the same time would
    /// count once.
    /// - Parameter account: As typed.
    public func credential(
        of account: String, origin: QueryOrigin, nowMicroseconds: Int64
    ) throws(PostgresError) -> StaffCredential {
        let result = try connection.execute(
            """
            select password_hash, password_set_at, totp_secret, totp_last_step, refusal_rule
            from credit.staff_credential_for_login($1, $2, $3)
            """,
            [.timestamp(microsecondsSince1970: nowMicroseconds), .text(account), .text(origin.networkAddress)])
        guard let hash = result.textIfPresent(0, 0) else {
            return .unusable(ruleID: result.textIfPresent(0, 4))
        }
        return .usable(
            .init(
                passwordHash: hash, passwordSetAtMicroseconds: try result.microsecondsSince1970(0, 1),
                sealedSecret: result.bytesIfPresent(0, 2), lastStep: try result.int64IfPresent(0, 3)))
    }

    /// Opens a session and ends the account's former one.
    ///
    /// - Returns: JSON.
    public func open(
        _ session: NewStaffSession, account: String, origin: QueryOrigin, nowMicroseconds: Int64
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.open_staff_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .timestamp(microsecondsSince1970: nowMicroseconds), .text(account), .text(origin.networkAddress),
                .text(origin.requestID), .bytes(session.tokenDigest), .bytes(session.requestTokenDigest),
                .timestamp(microsecondsSince1970: session.passwordSetAtMicroseconds),
                .text(session.secondFactor.word), session.secondFactor.step.map { .int8($0) } ?? .null,
                session.secondFactor.certificate.map { .bytes($0) } ?? .null,
            ]
        ).text(0, 0)
    }

    /// Logs an attempt that failed.
    ///
    /// - Parameters:
    ///   - account: As typed; in the log only when there is such an account.
    ///   - refusal: Problem document without its closing brace.
    /// - Returns: The sealed problem document.
    public func recordFailure(
        account: String, ruleID: String, refusal: String, origin: QueryOrigin, nowMicroseconds: Int64
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.record_failed_login($1, $2, $3, $4, $5, $6)",
            [
                .timestamp(microsecondsSince1970: nowMicroseconds), .text(account), .text(origin.networkAddress),
                .text(origin.requestID), .text(ruleID), .text(refusal),
            ]
        ).text(0, 0)
    }

    // MARK: In a session

    /// Refuses unless a command carries the token that belongs to its session.
    ///
    /// - Parameter digest: SHA-256 of the token that it carries, 32 bytes.
    public func requireRequestToken(_ digest: [UInt8], caller: StaffCaller) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.require_staff_csrf($1, $2)", [.bytes(caller.sessionDigest), .bytes(digest)])
    }

    /// Who is logged in.
    ///
    /// - Returns: JSON.
    public func state(_ caller: StaffCaller) throws(PostgresError) -> String {
        try connection.execute("select credit.staff_session_state($1, $2, $3, $4)", caller.parameters).text(0, 0)
    }

    /// Logs out.
    ///
    /// - Returns: JSON.
    public func end(_ caller: StaffCaller) throws(PostgresError) -> String {
        try connection.execute("select credit.end_staff_session($1, $2, $3, $4)", caller.parameters).text(0, 0)
    }

    /// Every password that the caller's account ever had, newest first.
    public func passwordHistory(_ caller: StaffCaller) throws(PostgresError) -> [FormerPassword] {
        let result = try connection.execute(
            "select password_hash, set_at, is_present from credit.staff_password_history($1, $2, $3)",
            Array(caller.parameters.prefix(3)))
        var passwords: [FormerPassword] = []
        for row in 0..<result.rowCount {
            passwords.append(
                FormerPassword(
                    hash: try result.text(row, 0), setAtMicroseconds: try result.microsecondsSince1970(row, 1),
                    isPresent: try result.bool(row, 2)))
        }
        return passwords
    }

    /// Sets a password that was compared with all former ones.
    ///
    /// - Parameter former: The present password as it was read for the comparison.
    /// - Returns: JSON.
    public func setPassword(
        hash: String, former: FormerPassword, caller: StaffCaller
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.set_staff_password($1, $2, $3, $4, $5, $6)",
            caller.parameters + [.text(hash), .timestamp(microsecondsSince1970: former.setAtMicroseconds)]
        ).text(0, 0)
    }

    /// Takes a second factor into use.
    ///
    /// - Parameters:
    ///   - sealedSecret: Sealed; the database never learns the secret.
    ///   - step: Step of the code that proved it, in 30 s since 1970.
    /// - Returns: JSON.
    public func enrol(sealedSecret: [UInt8], step: Int64, caller: StaffCaller) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.enrol_second_factor($1, $2, $3, $4, $5, $6)",
            caller.parameters + [.bytes(sealedSecret), .int8(step)]
        ).text(0, 0)
    }

    /// Logs a command that was refused; a transaction of its own.
    ///
    /// - Parameters:
    ///   - operation: Word of the command, `[a-z_]`.
    ///   - scope: What it named.
    ///   - refusal: Problem document without its closing brace.
    /// - Returns: The sealed problem document.
    public func recordRefusal(
        operation: String, scope: RefusedScope, ruleID: String, refusal: String, caller: StaffCaller
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.log_staff_refusal($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11::jsonb)",
            caller.parameters + [
                .text(operation), .text(scope.names), .text(ruleID), .text(refusal), .text(scope.purpose),
                scope.about.map { .text($0) } ?? .null, .text(scope.texts),
            ]
        ).text(0, 0)
    }
}
