import CreditStore
import EventLoop
import FastCGI
import HTTPTypes
import Observability
import Postgres
import TransparencyLog
import UnicodeText

/// The public audience on one loop: its connections from nginx, its connections to the database, its batches.
///
/// Shares nothing with other loops but the listening socket and `ServiceState`. Belongs to its loop's thread.
final class PublicServer: FastCGIConnection.Owner {
    /// What all loops are made from.
    struct Blueprint: Sendable {
        let listener: UnixListener
        let database: ConnectionParameters
        let state: ServiceState
        let metrics: ServiceMetrics
        let log: Log
        let names: NameNormalisation
        /// Keyed digest of a receipt's number and an element of a document.
        let progressProof: @Sendable (_ receiptNumber: String, _ identityElement: String) -> UInt128
        let tuning: PublicTuning
        let maximumConnections: Int
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    let loop: EventLoop
    private let blueprint: Blueprint
    private let shard: MetricsShard
    private var reader: PublicRequestReader
    private var tuningGeneration = 0
    private lazy var connections = makeConnections()
    private let lanes: PublicLanes
    private let hasher = MerkleHasher()

    /// - Parameter number: Number of the loop, from 0.
    init(loop: EventLoop, number: Int, shard: MetricsShard, _ blueprint: Blueprint) {
        self.loop = loop
        self.blueprint = blueprint
        self.shard = shard
        let tuning = blueprint.tuning
        reader = PublicRequestReader(
            names: blueprint.names, pageDefault: tuning.searchPageDefault, pageMaximum: tuning.searchPageMaximum)
        lanes = PublicLanes(loop: loop, number: number, shard: shard, blueprint)
    }

    /// Begins to listen and to connect.
    func start() throws(SystemError) {
        lanes.start()
        loop.onTurnEnd { [unowned self] in turnEnded() }
        try connections.start()
    }

    private func makeConnections() -> AudienceConnections {
        AudienceConnections(
            loop: loop, owner: self, limits: FastCGILimits(maximumBodyBytes: blueprint.tuning.maximumBodyBytes),
            .init(
                listener: blueprint.listener, isShared: true, maximum: blueprint.maximumConnections,
                metrics: blueprint.metrics.public, shard: shard, log: blueprint.log))
    }

    // MARK: Requests

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let (route, wanted) = reader.read(request)
        answering.route = route.rawValue
        switch wanted {
        case .subject, .search, .receipt, .progress, .refused:
            guard blueprint.state.answersQueries else { return answering.answer(Problem(.unavailable).response) }
            answerLogged(wanted, answering)
        case .catalogue(let known):
            if let catalogue = blueprint.state.catalogue {
                answering.answer(DocumentResponse.make(catalogue, known: known))
            } else {
                answering.answer(Problem(.unavailable).response)
            }
        case .openAPI(let known): answering.answer(DocumentResponse.make(blueprint.state.interface, known: known))
        case .checkpoint: answering.answer(TreeResponse.checkpoint(blueprint.state.checkpoint))
        case .tile(let tile):
            lanes.tiles.add([tile], receivedAt: answering.receivedAt) { result in
                answering.answer(TreeResponse.tile(tile, result))
            }
        case .otherMethod(let method): answering.answer(Problem.methodNotAllowed([method]))
        case .problem(let problem): answering.answer(problem.response)
        }
    }

    /// Answers what leaves an entry in the query log; nothing else does.
    private func answerLogged(_ wanted: PublicRequest, _ answering: Answering) {
        switch wanted {
        case .subject(let query):
            lanes.subjects.add(
                .init(query: query, answering: answering) { answer in
                    answer.status == .ok ? Self.answer(answer.body) : Problem.response(.notFound, body: answer.body)
                })
        case .search(let search):
            lanes.searches.add(.init(query: search, answering: answering) { Self.answer($0.body) })
        case .receipt(let request): prove(request, answering)
        case .progress(let request): tell(request, answering)
        case .refused(let refusal, let kind): refuse(refusal, kind, answering)
        case .catalogue, .openAPI, .checkpoint, .tile, .otherMethod, .problem: break
        }
    }

    private func refuse(_ refusal: PublicRefusal, _ kind: ProblemKind, _ answering: Answering) {
        lanes.refusals.add(
            .init(query: refusal, answering: answering) { Problem.response(kind, body: $0.body) })
    }

    /// Whether receipt and document belong together is the database's to say, from a digest of both.
    private func tell(_ request: ProgressRequest, _ answering: Answering) {
        let query = PublicProgressQuery(
            receiptNumber: request.receiptNumber,
            identityProof: blueprint.progressProof(request.receiptNumber, request.identityElement),
            origin: request.origin)
        lanes.progress.add(
            .init(query: query, answering: answering) { answer in
                answer.status == .ok ? Self.answer(answer.body) : Problem.response(.progressNotFound, body: answer.body)
            })
    }

    /// Makes the proof first; whether the secret is right is the database's to say, with the entry.
    private func prove(_ request: ReceiptRequest, _ answering: Answering) {
        guard let checkpoint = blueprint.state.checkpoint,
            let proof = ReceiptProof(position: request.position, checkpoint: checkpoint)
        else {
            let pending = Problem(.receiptPending)
            return refuse(
                pending.refusal(operation: "receipt", scope: request.scope, origin: request.origin), pending.kind,
                answering)
        }
        lanes.tiles.add(proof.tiles, receivedAt: answering.receivedAt) { [unowned self] result in
            switch result {
            case .failure(let problem): answering.answer(problem.response)
            case .success(let tiles):
                guard let text = proof.text(from: tiles, using: hasher) else {
                    blueprint.log.write(.error, "proof_failed", .integer(.logPosition, request.position))
                    return answering.answer(Problem(.internalFault).response)
                }
                lanes.receipts.add(
                    .init(
                        query: PublicReceiptQuery(
                            position: request.position, secret: request.secret, proof: text, origin: request.origin),
                        answering: answering
                    ) { answer in
                        answer.status == .ok
                            ? Self.answer(answer.body) : Problem.response(.receiptNotFound, body: answer.body)
                    })
            }
        }
    }

    /// An answer about subjects: never kept by anyone on the way.
    private static func answer(_ body: [UInt8]) -> HTTPResponse {
        HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
            ], body: body)
    }

    func answered(_ route: Int?, status: Int, receivedAt: MonotonicInstant) {
        let microseconds = receivedAt.duration(to: loop.now) / .microseconds(1)
        blueprint.metrics.public.answered(
            route: route ?? PublicRoute.none.rawValue, status: status, microseconds: Int(microseconds), on: shard)
    }

    // MARK: Turns

    private func turnEnded() {
        lanes.sendBatches()
        if let (tuning, generation) = blueprint.state.tuning(newerThan: tuningGeneration) {
            tuningGeneration = generation
            retune(tuning)
        }
        if isDraining { drain() }
    }

    private func retune(_ tuning: PublicTuning) {
        lanes.retune(tuning)
        reader = PublicRequestReader(
            names: blueprint.names, pageDefault: tuning.searchPageDefault, pageMaximum: tuning.searchPageMaximum)
        connections.limits = FastCGILimits(maximumBodyBytes: tuning.maximumBodyBytes)
    }

    // MARK: Stopping

    var isDraining: Bool { blueprint.state.isDraining }

    /// Answers what was accepted and ends the loop when nothing is left.
    private func drain() {
        guard connections.drain(), !lanes.isBusy else { return }
        stop()
    }

    /// Ends the loop at once; answers that are still owed are dropped.
    func stop() {
        connections.close()
        lanes.close()
        loop.stop()
    }

    func closed(_ connection: FastCGIConnection) {
        connections.remove(connection)
    }
}
