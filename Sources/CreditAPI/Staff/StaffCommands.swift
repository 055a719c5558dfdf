import CreditServices
import CreditStore
import HTTPTypes
import Observability
import Postgres

/// Does staff commands: reads the whole request, runs one transaction, answers; every refusal is logged.
///
/// Shared by the threads of the pool; holds no state.
/// - Rule: PB-9, PB-12, X-7.
struct StaffCommands: Sendable {
    /// Digest of no token: a caller without a session has one that nobody can open.
    private static let noSession = [UInt8](repeating: 0, count: 32)

    private let secrets: StaffSecrets
    private let files: StaffFiles
    private let log: Log

    init(_ secrets: StaffSecrets, files: StaffFiles, log: Log) {
        self.secrets = secrets
        self.files = files
        self.log = log
    }

    /// The pool's handler.
    var handler: CommandHandler<StaffRoute> { { answer($0, $1) } }

    /// Does a command; call on a thread of the pool.
    func answer(_ request: CommandRequest<StaffRoute>, _ connection: Connection) -> HTTPResponse {
        let token = StaffCookie.session(in: request.cookie)
        let caller = StaffCaller(
            nowMicroseconds: request.nowMicroseconds, sessionDigest: token?.digest ?? Self.noSession,
            origin: request.origin)
        do {
            return try perform(request, token, caller, connection)
        } catch let error as StaffProblem {
            return refuse(error, request, caller, connection)
        } catch let error as Problem {
            return refuse(StaffProblem(error), request, caller, connection)
        } catch let error as StaffError {
            return answer(error, request, caller, connection)
        } catch {
            log.write(.error, "staff_command_failed")
            return Problem(.internalFault).response
        }
    }

    private func perform(
        _ request: CommandRequest<StaffRoute>, _ token: SessionToken?, _ caller: StaffCaller,
        _ connection: Connection
    ) throws -> HTTPResponse {
        var form = try StaffForm(request, secrets)
        let requestToken = SessionToken.digest(ofRequestToken: request.csrfToken)
        switch request.route.manner {
        case .turn(let take):
            return try take(
                &form,
                StaffTurn(
                    request: request, secrets: secrets, files: files, caller: caller, token: token,
                    requestToken: requestToken,
                    connection: connection))
        case .work(let read):
            let work = try read(&form)
            try form.body.finish()
            let answer = try StaffTransaction(connection).run { connection in
                if request.route.method != .get {
                    try StaffSessionStore(connection).requireRequestToken(requestToken, caller: caller)
                }
                return try work(connection, caller)
            }
            return StaffAnswer.json(answer)
        case .atEdge: throw Problem(.noSuchResource)
        }
    }

    // MARK: Refusals

    private func answer(
        _ error: StaffError, _ request: CommandRequest<StaffRoute>, _ caller: StaffCaller, _ connection: Connection
    ) -> HTTPResponse {
        switch error {
        case .refused(let refusal):
            report(refusal)
            // A failed log-in is logged where it is counted; its answer has no receipt, because the entry says whether
            // there is such an account.
            if request.route == .openSession, refusal == .logInFailed { return StaffProblem(refusal).response() }
            var response = refuse(StaffProblem(refusal), request, caller, connection)
            if refusal == .passwordWrong { response.headers.append(.setCookie, StaffCookie.taking) }
            return response
        case .database(let error): return failure(error)
        case .cryptography, .unexpectedAnswer:
            log.write(.error, "staff_command_failed")
            return Problem(.internalFault).response
        }
    }

    /// Tells the operator what nobody else can mend.
    private func report(_ refusal: StaffRefusal) {
        if refusal == .fileStoreFull { log.write(.error, "file_store_full") }
        if refusal == .fileStoreFailed { log.write(.error, "file_store_failed") }
        if refusal == .fileDamaged { log.write(.error, "file_damaged") }
    }

    /// Logs a refusal in a transaction of its own; without its entry nothing is said.
    private func refuse(
        _ problem: StaffProblem, _ request: CommandRequest<StaffRoute>, _ caller: StaffCaller,
        _ connection: Connection
    ) -> HTTPResponse {
        do throws(PostgresError) {
            let document = try StaffSessionStore(connection).recordRefusal(
                operation: "\(request.route.metricName)", scope: RefusedScope(of: request, refusal: problem.code),
                ruleID: problem.ruleID, refusal: problem.openDocument, caller: caller)
            return problem.response(document)
        } catch { return failure(error) }
    }

    private func failure(_ error: PostgresError) -> HTTPResponse {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            log.write(.error, "staff_command_failed", .safe(.sqlState, code))
        } else {
            log.write(.error, "staff_command_failed")
        }
        return Problem(error.isTransient ? .unavailable : .internalFault).response
    }
}
