import CreditStore
import HTTPTypes
import Observability
import Postgres

/// Does the commands of the government audience on a thread of the pool.
///
/// What a function has answered, refusals included, is committed when it returns. What is refused here is logged here.
/// Shared between the pool's threads.
/// - Rule: HZ-Q15, QZ-9, JJ-7, HZ-M8.
struct GovernmentCommands: Sendable {
    let queries: GovernmentQueryReader
    /// Most subjects of a verification.
    let verificationSubjects: Int
    let log: Log
    /// Told when a verification was opened; any thread.
    let onVerificationOpened: @Sendable () -> Void

    /// Most items of an application for consent.
    static let maximumConsentItems = 100
    /// Largest position of a log: what 63 bits hold.
    private static let positions: ClosedRange<Int64> = 0...Int64.max

    /// Answers a command.
    func perform(_ request: CommandRequest<GovernmentRoute>, on connection: Connection) -> HTTPResponse {
        guard let certificate = request.certificate else { return Problem(.certificateMissing).response }
        let caller = GovernmentCaller(spkiDigest: certificate.spkiDigest, origin: request.origin)
        let store = GovernmentCommandStore(connection, nowMicroseconds: request.nowMicroseconds)
        do {
            return try answer(request, caller, store)
        } catch let problem as Problem {
            return refuse(problem, request, certificate, store)
        } catch {
            return failure(error)
        }
    }

    private func answer(
        _ request: CommandRequest<GovernmentRoute>, _ caller: GovernmentCaller, _ store: GovernmentCommandStore
    ) throws -> HTTPResponse {
        switch request.route {
        case .openVerification: return try openVerification(request, caller, store)
        case .verification:
            return try Self.response(store.verificationState(Self.job(request), caller: caller))
        case .verificationResult: return try fetchVerification(request, caller, store)
        case .applyForConsent: return try Self.response(applyForConsent(request, caller, store))
        case .consents: return try Self.response(store.consents(caller: caller))
        case .feedback: return try Self.response(reportFeedback(request, caller, store))
        case .account: return try Self.response(store.account(caller: caller))
        case .query, .openAPI, .none: return Problem(.internalFault).response
        }
    }

    // MARK: Verifications

    private func openVerification(
        _ request: CommandRequest<GovernmentRoute>, _ caller: GovernmentCaller, _ store: GovernmentCommandStore
    ) throws -> HTTPResponse {
        let (subjects, cause) = try queries.verification(request.body, maximum: verificationSubjects)
        let answer = try store.openVerification(
            .random(in: .min ... .max), subjects, cause: cause, caller: caller)
        if answer.status < 300 { onVerificationOpened() }
        return try Self.response(answer)
    }

    private func fetchVerification(
        _ request: CommandRequest<GovernmentRoute>, _ caller: GovernmentCaller, _ store: GovernmentCommandStore
    ) throws -> HTTPResponse {
        let answers = try store.fetchVerification(Self.job(request), caller: caller)
        guard let first = answers.first else { throw PostgresError(.unexpectedResult) }
        guard first.status == HTTPStatus.ok.code else { return try Self.response(first) }
        var lines: [UInt8] = []
        lines.reserveCapacity(answers.reduce(0) { $0 + $1.document.count + 1 })
        for answer in answers { NDJSON.append(answer.document, to: &lines) }
        return NDJSON.response(body: lines)
    }

    /// The job of the address; a text that is none leads to one that does not exist.
    private static func job(_ request: CommandRequest<GovernmentRoute>) -> UInt128 {
        UUIDText.value(request.segments[2]) ?? 0
    }

    // MARK: Consents and feedback

    private func applyForConsent(
        _ request: CommandRequest<GovernmentRoute>, _ caller: GovernmentCaller, _ store: GovernmentCommandStore
    ) throws -> SealedAnswer {
        var body = try BodyReader(request.body)
        let unit = try body.text("providing_unit", maximum: CodeRule.maximumCharacters)
        let items = try body.optionalTexts(
            "items", maximum: Self.maximumConsentItems, maximumCharacters: CodeRule.maximumCharacters)
        let purpose = try body.text("purpose", maximum: CodeRule.maximumCharacters)
        let reason = try body.text("reason")
        try body.finish()
        guard let items, CodeRule.isCode(unit), items.allSatisfy(CodeRule.isCode) else {
            throw Problem(.malformedBody, detail: "“providing_unit”须为单位代码，“items”须为事项代码的列表。")
        }
        return try store.applyForConsent(
            providingUnit: unit, items: items, purpose: purpose, reason: reason, caller: caller)
    }

    private func reportFeedback(
        _ request: CommandRequest<GovernmentRoute>, _ caller: GovernmentCaller, _ store: GovernmentCommandStore
    ) throws -> SealedAnswer {
        var body = try BodyReader(request.body)
        guard let given = body.element("receipt") else { throw Problem(.malformedBody, detail: "缺少“receipt”。") }
        let result = try body.text("result", maximum: CodeRule.maximumCharacters)
        let note = try body.optionalText("note")
        try body.finish()
        var receipt = try BodyReader(given, name: "receipt")
        let position = try receipt.integer("position", in: Self.positions)
        let time = try receipt.text("time", maximum: CodeRule.maximumCharacters)
        let secret = try receipt.text("secret", maximum: UUIDText.characters)
        try receipt.finish()
        guard let microseconds = ReceiptTime.microseconds(time), let secret = UUIDText.value(secret) else {
            throw Problem(.malformedBody, detail: "“receipt”须与查询答复中的回执完全一致。")
        }
        return try store.reportFeedback(
            position: position, receiptMicroseconds: microseconds, secret: secret, result: result, note: note,
            caller: caller)
    }

    // MARK: Answers

    private static func response(_ answer: SealedAnswer) throws(PostgresError) -> HTTPResponse {
        guard let status = HTTPStatus(code: answer.status) else { throw PostgresError(.unexpectedResult) }
        guard answer.status < 300 else { return Problem.response(status: status, body: answer.document) }
        return HTTPResponse(
            status: status,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: answer.document)
    }

    private func refuse(
        _ problem: Problem, _ request: CommandRequest<GovernmentRoute>, _ certificate: ClientCertificate,
        _ store: GovernmentCommandStore
    ) -> HTTPResponse {
        guard let operation = request.route.operation else { return problem.response }
        do {
            let refusal = problem.governmentRefusal(
                operation: operation, actor: certificate.logName, origin: request.origin)
            return Problem.response(problem.kind, body: try store.refuse(refusal))
        } catch {
            return failure(error)
        }
    }

    private func failure(_ error: any Error) -> HTTPResponse {
        guard let error = error as? PostgresError else {
            log.write(.error, "command_failed")
            return Problem(.internalFault).response
        }
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            log.write(.error, "command_failed", .safe(.sqlState, code))
        } else {
            log.write(.error, "command_failed")
        }
        return Problem(LaneFault.problem(of: error)).response
    }
}
