import CreditServices
import EventLoop
import FastCGI
import HTTPTypes
import Observability

/// The staff audience on its loop: connections from nginx, every command through the pool.
///
/// Belongs to its loop's thread.
/// - Rule: HZ-Q3, PB-11.
final class StaffServer: FastCGIConnection.Owner {
    /// Certificates that are remembered; members of staff are some hundred.
    private static let rememberedCertificates = 512

    /// What the server is made from.
    struct Blueprint: Sendable {
        let listener: UnixListener
        let state: ServiceState
        let metrics: ServiceMetrics
        /// Those of this audience.
        let audience: AudienceMetrics
        let log: Log
        /// Nil where no authority is configured.
        let trust: CertificateTrust?
        let pool: CommandPool
        let handler: CommandHandler<StaffRoute>
        /// Bytes of a form.
        let maximumBodyBytes: Int
        /// Bytes of a file.
        let maximumFileBytes: Int
        /// Bodies larger than a form, and scans on their way out, at the same time.
        let transfersAtOnce: Int
        /// FastCGI connections.
        let maximumConnections: Int
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    let loop: EventLoop
    private let blueprint: Blueprint
    private let shard: MetricsShard
    private let reader: StaffRequestReader
    private lazy var connections = makeConnections()
    private var lostConnections = 0
    let largeBodies: LargeBodies?

    init(loop: EventLoop, shard: MetricsShard, _ blueprint: Blueprint) {
        self.loop = loop
        self.blueprint = blueprint
        self.shard = shard
        reader = StaffRequestReader(
            certificates: blueprint.trust.map {
                ClientCertificateReader($0, capacity: Self.rememberedCertificates)
            }, maximumFormBytes: blueprint.maximumBodyBytes)
        largeBodies = LargeBodies(threshold: blueprint.maximumBodyBytes, maximum: blueprint.transfersAtOnce)
    }

    /// Begins to listen.
    func start() throws(SystemError) {
        loop.onTurnEnd { [unowned self] in turnEnded() }
        try connections.start()
    }

    private func makeConnections() -> AudienceConnections {
        AudienceConnections(
            loop: loop, owner: self,
            limits: FastCGILimits(
                maximumBodyBytes: max(blueprint.maximumBodyBytes, blueprint.maximumFileBytes)),
            .init(
                listener: blueprint.listener, isShared: false, maximum: blueprint.maximumConnections,
                metrics: blueprint.audience, shard: shard, log: blueprint.log))
    }

    // MARK: Requests

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let (route, wanted) = reader.read(request, nowMicroseconds: blueprint.clock())
        answering.route = route.rawValue
        switch wanted {
        case .problem(let response): answering.answer(response)
        case .openAPI(let known):
            if let interface = blueprint.state.staffInterface {
                answering.answer(DocumentResponse.make(interface, known: known))
            } else {
                answering.answer(Problem(.unavailable).response)
            }
        case .command(let command):
            // Whatever must be logged is answered only while the log can be proved.
            guard blueprint.state.answersQueries else { return answering.answer(Problem(.unavailable).response) }
            // A scan is in memory as a whole until the edge has taken its last byte.
            if route == .readFile, let largeBodies, !answering.takePermit(of: largeBodies) {
                return answering.answer(StaffProblem(.fileTransfersBusy).response())
            }
            submit(command, answering)
        }
    }

    private func submit(_ request: CommandRequest<StaffRoute>, _ answering: Answering) {
        let ticket = loop.park(answering)
        let handle = loop.handle
        let handler = blueprint.handler
        let command = CommandPool.Command(
            run: { connection in handler(request, connection) },
            // A loop that has gone answers nobody.
            finish: { response in _ = handle.submit { $0.unpark(ticket)?.answer(response) } })
        guard blueprint.pool.submit(command) else {
            shard.add(to: blueprint.audience.waitingRoomFull)
            loop.unpark(ticket)?.answer(Problem(.unavailable).response)
            return
        }
    }

    func refusal(of reason: FastCGIRejection.Reason) -> HTTPResponse {
        switch reason {
        case .noRoomForBody: return StaffProblem(.fileTransfersBusy).response()
        case .bodyTooLarge:
            let largest = max(blueprint.maximumBodyBytes, blueprint.maximumFileBytes)
            return Problem(.contentTooLarge, detail: "请求内容不得超过\(largest / 1024) KiB，请分次提交。").response
        case .parametersTooLarge, .tooManyParameters, .nameTooLong, .valueTooLong, .bodyLengthMismatch:
            return Problem(ProblemKind(reason)).response
        }
    }

    func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant) {
        let microseconds = receivedAt.duration(to: loop.now) / .microseconds(1)
        blueprint.audience.answered(
            route: route ?? StaffRoute.none.rawValue, status: status, microseconds: Int(microseconds), on: shard)
    }

    func closed(_ connection: FastCGIConnection) {
        connections.remove(connection)
    }

    // MARK: Turns

    private func turnEnded() {
        let lost = blueprint.pool.lostCount
        shard.add(lost - lostConnections, to: blueprint.audience.databaseLost)
        lostConnections = lost
        if isDraining { drain() }
    }

    // MARK: Stopping

    var isDraining: Bool { blueprint.state.isDraining }

    /// Answers what was accepted and ends the loop when nothing is left.
    private func drain() {
        guard connections.drain(), !blueprint.pool.isBusy else { return }
        stop()
    }

    /// Ends the loop at once; answers that are still owed are dropped.
    func stop() {
        connections.close()
        loop.stop()
    }
}
