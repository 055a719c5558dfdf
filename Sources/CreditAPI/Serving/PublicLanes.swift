import CreditStore
import EventLoop
import Observability
import Postgres

/// The lanes of the public audience on one loop, each with a database connection of its own, so that a slow search holds up
/// no other query.
///
/// Belongs to its loop's thread.
final class PublicLanes {
    /// Lanes of a loop.
    static let count = 6

    /// Queries for one subject.
    let subjects: QueryLane<PublicSubjectQuery>
    /// Searches.
    let searches: QueryLane<PublicSearch>
    /// Queries that are refused.
    let refusals: QueryLane<PublicRefusal>
    /// Queries for entries by their receipts.
    let receipts: QueryLane<PublicReceiptQuery>
    /// Questions how objections stand.
    let progress: QueryLane<PublicProgressQuery>
    /// Tiles of the query log's tree.
    let tiles: TileLane
    private let databases: [BatchConnection]
    private let services: [LaneService]
    private let blueprint: PublicServer.Blueprint
    private let shard: MetricsShard
    private let first: Int

    /// - Parameter number: Number of the loop, from 0.
    init(loop: EventLoop, number: Int, shard: MetricsShard, _ blueprint: PublicServer.Blueprint) {
        self.blueprint = blueprint
        self.shard = shard
        first = number * Self.count
        let clock = blueprint.clock
        let limits = LaneLimits(blueprint.tuning)
        let services = (0..<Self.count).map { _ in
            LaneService(loop: loop, metrics: blueprint.metrics.public, shard: shard, log: blueprint.log)
        }
        self.services = services
        databases = [
            PublicDisclosure.subjects, PublicDisclosure.searches, PublicDisclosure.refusals, PublicQueryLog.receipts,
            PublicQueryLog.tiles, PublicProgress.questions,
        ].map { BatchConnection(loop: loop, parameters: blueprint.database, statements: [$0]) }
        let notFound = String(decoding: Problem(.notFound).openDocument, as: UTF8.self)
        let noReceipt = String(decoding: Problem(.receiptNotFound).openDocument, as: UTF8.self)
        subjects = QueryLane(statement: 0, limits: limits, service: services[0]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock(), notFound: notFound)
        }
        searches = QueryLane(statement: 0, limits: limits, service: services[1]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock())
        }
        refusals = QueryLane(statement: 0, limits: limits, service: services[2]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock())
        }
        receipts = QueryLane(statement: 0, limits: limits, service: services[3]) { queries in
            PublicQueryLog.parameters(of: queries, nowMicroseconds: clock(), notFound: noReceipt)
        }
        tiles = TileLane(limits: limits, service: services[4])
        let noProgress = String(decoding: Problem(.progressNotFound).openDocument, as: UTF8.self)
        progress = QueryLane(statement: 0, limits: limits.alone, service: services[5]) { queries in
            PublicProgress.parameters(of: queries, nowMicroseconds: clock(), notFound: noProgress)
        }
    }

    /// Queries that wait in all lanes.
    var waiting: Int {
        subjects.count + searches.count + refusals.count + receipts.count + tiles.count + progress.count
    }

    /// Whether a statement is in flight.
    var isBusy: Bool { databases.contains { $0.state == .busy } }

    /// Begins to connect.
    func start() {
        for (lane, database) in databases.enumerated() {
            database.onReady = { [unowned self] in setReachable(true, lane: lane) }
            database.onDown = { [unowned self] error in
                setReachable(false, lane: lane)
                services[lane].reportLoss(error)
                // A statement that was too slow says nothing about the database; any other loss may be a fail-over.
                if error.kind != .timeout { blueprint.state.forgetLog() }
            }
            database.start()
        }
    }

    /// Sends what waits; called at the end of each turn of the loop.
    func sendBatches() {
        subjects.sendBatch(on: databases[0])
        searches.sendBatch(on: databases[1])
        refusals.sendBatch(on: databases[2])
        receipts.sendBatch(on: databases[3])
        tiles.sendBatch(on: databases[4])
        progress.sendBatch(on: databases[5])
        shard.set(blueprint.metrics.public.waitingRoom, to: waiting)
    }

    /// Puts new bounds in force.
    func retune(_ tuning: PublicTuning) {
        let limits = LaneLimits(tuning)
        subjects.limits = limits
        searches.limits = limits
        refusals.limits = limits
        receipts.limits = limits
        tiles.limits = limits
        progress.limits = limits.alone
    }

    /// Ends the connections.
    func close() {
        for database in databases {
            database.onDown = { _ in }
            database.close()
        }
    }

    private func setReachable(_ isReachable: Bool, lane: Int) {
        services[lane].isReachable = isReachable
        blueprint.state.setReachable(isReachable, lane: first + lane)
        shard.set(blueprint.metrics.public.databaseUp, to: services.allSatisfy(\.isReachable) ? 1 : 0)
        if isReachable { return }
        shard.add(to: blueprint.metrics.public.databaseLost)
        switch lane {
        case 0: subjects.refuseAll()
        case 1: searches.refuseAll()
        case 2: refusals.refuseAll()
        case 3: receipts.refuseAll()
        case 4: tiles.refuseAll()
        default: progress.refuseAll()
        }
    }
}
