import CreditStore
import EventLoop
import Observability
import Postgres

/// The database connections of the government audience's queries, and who may use them when.
///
/// Single queries come first and share statements; lists get what is left, a part at a time, in turn. With more than one
/// connection the first is kept for single queries, so that no list holds them up. Belongs to its loop's thread.
final class GovernmentLanes {
    /// What the lanes are made from.
    struct Blueprint {
        let database: ConnectionParameters
        let state: ServiceState
        let metrics: AudienceMetrics
        let usageLimitReached: Counter?
        let log: Log
        let queryConnections: Int
        let batches: BatchLimits
        let limits: LaneLimits
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    /// Queries for one subject.
    let queries: QueryLane<GovernmentQuery>
    /// Requests that the service refuses itself.
    let refusals: QueryLane<GovernmentRefusal>
    private let blueprint: Blueprint
    private let shard: MetricsShard
    private let loop: EventLoop
    private let connections: [BatchConnection]
    private let refusalConnection: BatchConnection
    private let service: LaneService
    private let refusalService: LaneService
    private var reachable: [Bool]
    private var batches: [BatchAnswering] = []

    init(loop: EventLoop, shard: MetricsShard, _ blueprint: Blueprint) {
        self.blueprint = blueprint
        self.shard = shard
        self.loop = loop
        let clock = blueprint.clock
        service = LaneService(loop: loop, metrics: blueprint.metrics, shard: shard, log: blueprint.log)
        service.usageLimitReached = blueprint.usageLimitReached
        refusalService = LaneService(loop: loop, metrics: blueprint.metrics, shard: shard, log: blueprint.log)
        connections = (0..<blueprint.queryConnections).map { _ in
            BatchConnection(
                loop: loop, parameters: blueprint.database, statements: [GovernmentDisclosure.queries])
        }
        refusalConnection = BatchConnection(
            loop: loop, parameters: blueprint.database, statements: [GovernmentDisclosure.refusals])
        reachable = [Bool](repeating: false, count: blueprint.queryConnections + 1)
        queries = QueryLane(statement: 0, limits: blueprint.limits, service: service, answerForm: .lines) { queries in
            GovernmentDisclosure.parameters(
                of: queries, operation: .query, ticket: .random(in: .min ... .max), nowMicroseconds: clock())
        }
        refusals = QueryLane(statement: 0, limits: blueprint.limits, service: refusalService) { refusals in
            GovernmentDisclosure.parameters(of: refusals, nowMicroseconds: clock())
        }
    }

    /// Whether anything waits for the database or for a slow reader.
    var isBusy: Bool {
        queries.count > 0 || refusals.count > 0 || !batches.isEmpty || refusalConnection.state == .busy
            || connections.contains { $0.state == .busy }
    }

    /// Begins to connect.
    func start() {
        for (place, connection) in (connections + [refusalConnection]).enumerated() {
            let service = place < connections.count ? service : refusalService
            connection.onReady = { [unowned self] in setReachable(true, place: place) }
            connection.onDown = { [unowned self] error in
                setReachable(false, place: place)
                service.reportLoss(error)
                // A statement that was too slow says nothing about the database; any other loss may be a fail-over.
                if error.kind != .timeout { blueprint.state.forgetLog() }
            }
            connection.start()
        }
    }

    /// Takes a list in, or refuses it when too many are being answered or the database is away.
    func add(_ batch: GovernmentBatch, _ answering: Answering) {
        guard batches.count < blueprint.batches.concurrent, service.isReachable else {
            service.countRefused(isFull: batches.count >= blueprint.batches.concurrent)
            return answering.answer(Problem(.unavailable).response)
        }
        batches.append(BatchAnswering(batch, answering, blueprint.batches, service))
        // A turn at the end of its time, in which it is given up, even if nothing else happens.
        _ = loop.schedule(after: blueprint.batches.deadline + .milliseconds(1)) {}
    }

    /// Sends what waits; called at the end of each turn of the loop.
    func send() {
        refusals.sendBatch(on: refusalConnection)
        for connection in connections where connection.state == .ready { queries.sendBatch(on: connection) }
        sendParts()
        shard.set(blueprint.metrics.waitingRoom, to: queries.count + refusals.count + batches.count)
    }

    private func sendParts() {
        let isAnswering = blueprint.state.answersQueries
        for batch in batches { if isAnswering { batch.proceed() } else { batch.lose() } }
        batches.removeAll(where: \.isOver)
        let usable = connections.count > 1 ? connections.dropFirst() : connections[...]
        for connection in usable where connection.state == .ready {
            // In turn: who got a part goes to the end.
            guard let place = batches.firstIndex(where: \.wantsToSend) else { return }
            let batch = batches.remove(at: place)
            batches.append(batch)
            sendPart(of: batch, on: connection)
        }
    }

    private func sendPart(of batch: BatchAnswering, on connection: BatchConnection) {
        let part = batch.takePart()
        let parameters = GovernmentDisclosure.parameters(
            of: batch.queries(part)[...], operation: .batch, ticket: .random(in: .min ... .max),
            nowMicroseconds: blueprint.clock())
        service.countBatch(part.count)
        do throws(PostgresError) {
            try connection.send(0, parameters, deadline: blueprint.limits.statement) { result in
                batch.take(result, of: part)
            }
        } catch {
            batch.fail(part, error)
        }
    }

    /// Ends the connections.
    func close() {
        for connection in connections + [refusalConnection] {
            connection.onDown = { _ in }
            connection.close()
        }
    }

    private func setReachable(_ isReachable: Bool, place: Int) {
        reachable[place] = isReachable
        refusalService.isReachable = reachable[connections.count]
        service.isReachable = reachable.dropLast().contains(true)
        let isComplete = !reachable.contains(false)
        blueprint.state.setReachable(isComplete, .governmentQueries)
        shard.set(blueprint.metrics.databaseUp, to: isComplete ? 1 : 0)
        if isReachable { return }
        shard.add(to: blueprint.metrics.databaseLost)
        if !service.isReachable {
            queries.refuseAll()
            for batch in batches { batch.lose() }
        }
        if !refusalService.isReachable { refusals.refuseAll() }
    }
}
