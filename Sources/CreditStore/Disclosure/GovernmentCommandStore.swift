public import Postgres

/// The commands of the government audience: each is one transaction, whose answer may be sent when it has returned.
///
/// Refusals are answers, and logged like them. Belongs to the connection's thread.
/// - Rule: HZ-Q15, QZ-9, JJ-7, HZ-M8.
public struct GovernmentCommandStore {
    /// Lines of a verification that are sent in one statement.
    private static let linesPerStatement = 1000

    private let connection: Connection
    private let nowMicroseconds: Int64

    /// - Parameter nowMicroseconds: Instant of the command, microseconds since 1970-01-01 UTC.
    public init(_ connection: Connection, nowMicroseconds: Int64) {
        self.connection = connection
        self.nowMicroseconds = nowMicroseconds
    }

    private var now: Parameter { .timestamp(microsecondsSince1970: nowMicroseconds) }

    // MARK: Verifications

    /// Takes a list on as a job, all of it or nothing.
    ///
    /// - Parameter job: Random, new for each job.
    public func openVerification(
        _ job: UInt128, _ subjects: [GovernmentSubject], cause: GovernmentCause, caller: GovernmentCaller
    ) throws -> SealedAnswer {
        try connection.transaction {
            let answer = try sealed(
                connection.execute(
                    """
                    select credit.open_verification($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    """,
                    [
                        .uuid(job), now, .bytes(caller.spkiDigest), .text(cause.purpose), .text(cause.matter),
                        .text(cause.caseNumber), cause.items.map { .text($0) } ?? .null,
                        .int4(Int32(clamping: subjects.count)),
                    ] + origin(caller)))
            guard answer.status < 300 else { return answer }
            var first = 0
            while first < subjects.count {
                let next = min(first + Self.linesPerStatement, subjects.count)
                var arrays = GovernmentSubjectArrays()
                for subject in subjects[first..<next] { arrays.append(subject) }
                _ = try connection.execute(
                    "select credit.add_verification_lines($1, $2, $3, $4, $5, $6)",
                    [.uuid(job), .int4(Int32(clamping: first + 1))] + arrays.parameters())
                first = next
            }
            return answer
        }
    }

    /// How far a job is.
    public func verificationState(_ job: UInt128, caller: GovernmentCaller) throws -> SealedAnswer {
        try sealed(
            connection.execute(
                "select credit.verification_state($1, $2, $3, $4, $5)",
                [.uuid(job), now, .bytes(caller.spkiDigest)] + origin(caller)))
    }

    /// The result of a job, once: the answer to the fetching, then one for each subject in the order of the list.
    ///
    /// A procedure that commits before it hands out.
    /// - Returns: One answer alone when it is refused.
    public func fetchVerification(_ job: UInt128, caller: GovernmentCaller) throws -> [SealedAnswer] {
        let result = try connection.execute(
            "call credit.fetch_verification($1, $2, $3, $4, $5, null)",
            [.uuid(job), now, .bytes(caller.spkiDigest)] + origin(caller))
        return try SealedAnswer.lines(try result.bytes(0, 0))
    }

    // MARK: Consents, feedback, account

    /// Applies for the providing unit's consent to items on authority.
    public func applyForConsent(
        providingUnit: String, items: [String], purpose: String, reason: String, caller: GovernmentCaller
    ) throws -> SealedAnswer {
        try sealed(
            connection.execute(
                "select credit.apply_for_consent($1, $2, $3, $4, $5, $6, $7, $8)",
                head(caller) + [.text(providingUnit), .texts(items), .text(purpose), .text(reason)]))
    }

    /// The consents of the caller's unit.
    public func consents(caller: GovernmentCaller) throws -> SealedAnswer {
        try sealed(connection.execute("select credit.consents_of_unit($1, $2, $3, $4)", head(caller)))
    }

    /// Reports what the unit did with an answer, which its receipt names.
    ///
    /// - Parameter receiptMicroseconds: Time of the receipt, microseconds since 1970-01-01 UTC.
    public func reportFeedback(
        position: Int64, receiptMicroseconds: Int64, secret: UInt128, result: String, note: String?,
        caller: GovernmentCaller
    ) throws -> SealedAnswer {
        try sealed(
            connection.execute(
                "select credit.report_feedback($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                head(caller) + [
                    .int8(position), .timestamp(microsecondsSince1970: receiptMicroseconds), .uuid(secret),
                    .text(result), note.map { .text($0) } ?? .null,
                ]))
    }

    /// What the caller's account may do.
    public func account(caller: GovernmentCaller) throws -> SealedAnswer {
        try sealed(connection.execute("select credit.government_account($1, $2, $3, $4)", head(caller)))
    }

    // MARK: Refusals

    /// Logs what the service refuses itself, and seals its document.
    public func refuse(_ refusal: GovernmentRefusal) throws -> [UInt8] {
        let result = try connection.execute(
            """
            select answer
            from credit.refuse_government_queries($1, $2, $3, $4, $5, $6, $7, $8)
            """, GovernmentDisclosure.parameters(of: [refusal], nowMicroseconds: nowMicroseconds))
        return try result.bytes(0, 0)
    }

    // MARK: Inside

    private func head(_ caller: GovernmentCaller) -> [Parameter] {
        [now, .bytes(caller.spkiDigest)] + origin(caller)
    }

    private func origin(_ caller: GovernmentCaller) -> [Parameter] {
        [.text(caller.origin.networkAddress), .text(caller.origin.requestID)]
    }

    private func sealed(_ result: borrowing QueryResult) throws(PostgresError) -> SealedAnswer {
        try SealedAnswer(line: try result.bytes(0, 0)[...])
    }
}
