import CreditStore
import EventLoop
import FastCGI
import HTTPTypes
import Observability
import Postgres

/// The government audience on its loop: connections from nginx, queries in lanes, commands through the pool.
///
/// Belongs to its loop's thread.
/// - Rule: HZ-Q3, HZ-Q13.
final class GovernmentServer: FastCGIConnection.Owner {
    /// What the server is made from.
    struct Blueprint: Sendable {
        let listener: UnixListener
        let state: ServiceState
        let metrics: ServiceMetrics
        /// Those of this audience.
        let audience: AudienceMetrics
        let log: Log
        let database: ConnectionParameters
        let trust: CertificateTrust
        let queries: GovernmentQueryReader
        let pool: CommandPool
        let commands: GovernmentCommands
        let bounds: GovernmentBounds
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    let loop: EventLoop
    private let blueprint: Blueprint
    private let shard: MetricsShard
    private let reader: GovernmentRequestReader
    private let lanes: GovernmentLanes
    private lazy var connections = makeConnections()
    private var paced: [PacedAnswer] = []
    private var lostConnections = 0

    init(loop: EventLoop, shard: MetricsShard, _ blueprint: Blueprint) {
        self.loop = loop
        self.blueprint = blueprint
        self.shard = shard
        let bounds = blueprint.bounds
        reader = GovernmentRequestReader(
            certificates: ClientCertificateReader(blueprint.trust, capacity: bounds.certificateCacheEntries),
            queries: blueprint.queries)
        lanes = GovernmentLanes(
            loop: loop, shard: shard,
            .init(
                database: blueprint.database, state: blueprint.state, metrics: blueprint.audience,
                usageLimitReached: blueprint.metrics.usageLimitReached, log: blueprint.log,
                queryConnections: bounds.queryConnections, batches: bounds.batches, limits: bounds.lane,
                clock: blueprint.clock))
    }

    /// Begins to listen and to connect.
    func start() throws(SystemError) {
        lanes.start()
        loop.onTurnEnd { [unowned self] in turnEnded() }
        try connections.start()
    }

    private func makeConnections() -> AudienceConnections {
        AudienceConnections(
            loop: loop, owner: self, limits: FastCGILimits(maximumBodyBytes: blueprint.bounds.maximumBodyBytes),
            .init(
                listener: blueprint.listener, isShared: false, maximum: blueprint.bounds.maximumConnections,
                metrics: blueprint.audience, shard: shard, log: blueprint.log))
    }

    // MARK: Requests

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let (route, wanted) = reader.read(request, nowMicroseconds: blueprint.clock())
        answering.route = route.rawValue
        switch wanted {
        case .answer(let response): answering.answer(response)
        case .openAPI(let known):
            if let interface = blueprint.state.governmentInterface {
                answering.answer(DocumentResponse.make(interface, known: known))
            } else {
                answering.answer(Problem(.unavailable).response)
            }
        case .query, .batch, .command, .refused:
            // Whatever must be logged is answered only while the log can be proved.
            guard blueprint.state.answersQueries else { return answering.answer(Problem(.unavailable).response) }
            answerLogged(wanted, answering)
        }
    }

    private func answerLogged(_ wanted: GovernmentRequest, _ answering: Answering) {
        switch wanted {
        case .query(let query):
            lanes.queries.add(.init(query: query, answering: answering, respond: Self.response))
        case .batch(let batch): lanes.add(batch, answering)
        case .refused(let refusal, let kind):
            lanes.refusals.add(
                .init(query: refusal, answering: answering) { Problem.response(kind, body: $0.body) })
        case .command(let request): submit(request, answering)
        case .openAPI, .answer: break
        }
    }

    private static func response(_ answer: LaneAnswer) -> HTTPResponse {
        guard answer.status == .ok else { return Problem.response(status: answer.status, body: answer.body) }
        return HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: answer.body)
    }

    private func submit(_ request: CommandRequest<GovernmentRoute>, _ answering: Answering) {
        let ticket = loop.park(Pending(answering, self))
        let handle = loop.handle
        let commands = blueprint.commands
        let command = CommandPool.Command(
            run: { connection in commands.perform(request, on: connection) },
            // A loop that has gone answers nobody.
            finish: { response in _ = handle.submit { $0.unpark(ticket)?.finish(response) } })
        guard blueprint.pool.submit(command) else {
            shard.add(to: blueprint.audience.waitingRoomFull)
            loop.unpark(ticket)?.finish(Problem(.unavailable).response)
            return
        }
    }

    /// A request that waits for the pool.
    private final class Pending {
        private let answering: Answering
        private let server: GovernmentServer

        init(_ answering: Answering, _ server: GovernmentServer) {
            self.answering = answering
            self.server = server
        }

        func finish(_ response: HTTPResponse) {
            server.answer(response, answering)
        }
    }

    private func answer(_ response: HTTPResponse, _ answering: Answering) {
        guard response.body.count > PacedAnswer.pieceBytes, let answer = PacedAnswer(response, answering) else {
            return answering.answer(response)
        }
        paced.append(answer)
    }

    func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant) {
        let microseconds = receivedAt.duration(to: loop.now) / .microseconds(1)
        blueprint.audience.answered(
            route: route ?? GovernmentRoute.none.rawValue, status: status, microseconds: Int(microseconds), on: shard)
    }

    func closed(_ connection: FastCGIConnection) {
        connections.remove(connection)
    }

    // MARK: Turns

    private func turnEnded() {
        lanes.send()
        for answer in paced { answer.proceed() }
        paced.removeAll(where: \.isOver)
        let lost = blueprint.pool.lostCount
        shard.add(lost - lostConnections, to: blueprint.audience.databaseLost)
        lostConnections = lost
        if isDraining { drain() }
    }

    // MARK: Stopping

    var isDraining: Bool { blueprint.state.isDraining }

    /// Answers what was accepted and ends the loop when nothing is left.
    private func drain() {
        guard connections.drain(), !isBusy else { return }
        stop()
    }

    /// Whether anything waits for the database or for a slow reader.
    var isBusy: Bool { lanes.isBusy || !paced.isEmpty || blueprint.pool.isBusy }

    /// Ends the loop at once; answers that are still owed are dropped.
    func stop() {
        connections.close()
        lanes.close()
        loop.stop()
    }
}
