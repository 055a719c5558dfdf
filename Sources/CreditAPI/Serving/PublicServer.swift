import CreditStore
import EventLoop
import FastCGI
import HTTPTypes
import Observability
import Postgres
import UnicodeText

/// The public audience on one loop: its connections from nginx, its connections to the database, its batches.
///
/// Shares nothing with other loops but the listening socket and `ServiceState`. Belongs to its loop's thread.
final class PublicServer: FastCGIConnection.Owner, ReadinessHandler {
    /// What all loops are made from.
    struct Blueprint: Sendable {
        let listener: UnixListener
        let database: ConnectionParameters
        let state: ServiceState
        let metrics: ServiceMetrics
        let log: Log
        let names: NameNormalisation
        let tuning: PublicTuning
        let maximumConnections: Int
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    /// Lanes of a loop, each with a database connection of its own, so that a slow search holds up no other query.
    static let lanes = 3

    let loop: EventLoop
    private let blueprint: Blueprint
    private let firstLane: Int
    private let shard: MetricsShard
    private var reader: PublicRequestReader
    private var fastCGILimits: FastCGILimits
    private var tuningGeneration = 0
    private var connections: [ObjectIdentifier: FastCGIConnection] = [:]
    private var isListening = false
    private let subjects: QueryLane<PublicSubjectQuery>
    private let searches: QueryLane<PublicSearch>
    private let refusals: QueryLane<PublicRefusal>
    private let databases: [BatchConnection]
    private let services: [LaneService]

    /// - Parameter number: Number of the loop, from 0.
    init(loop: EventLoop, number: Int, shard: MetricsShard, _ blueprint: Blueprint) {
        self.loop = loop
        self.blueprint = blueprint
        self.shard = shard
        firstLane = number * Self.lanes
        let clock = blueprint.clock
        let tuning = blueprint.tuning
        reader = PublicRequestReader(
            names: blueprint.names, pageDefault: tuning.searchPageDefault, pageMaximum: tuning.searchPageMaximum)
        fastCGILimits = FastCGILimits(maximumBodyBytes: tuning.maximumBodyBytes)
        services = (0..<Self.lanes).map { _ in
            LaneService(loop: loop, metrics: blueprint.metrics, shard: shard, log: blueprint.log)
        }
        databases = [PublicDisclosure.subjects, PublicDisclosure.searches, PublicDisclosure.refusals].map {
            BatchConnection(loop: loop, parameters: blueprint.database, statements: [$0])
        }
        let notFound = String(decoding: Problem(.notFound).openDocument, as: UTF8.self)
        subjects = QueryLane(statement: 0, limits: .init(tuning), service: services[0]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock(), notFound: notFound)
        }
        searches = QueryLane(statement: 0, limits: .init(tuning), service: services[1]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock())
        }
        refusals = QueryLane(statement: 0, limits: .init(tuning), service: services[2]) { queries in
            PublicDisclosure.parameters(of: queries, nowMicroseconds: clock())
        }
    }

    /// Begins to listen and to connect.
    func start() throws(SystemError) {
        for (lane, database) in databases.enumerated() {
            database.onReady = { [unowned self] in setReachable(true, lane: lane) }
            database.onDown = { [unowned self] error in
                setReachable(false, lane: lane)
                services[lane].reportLoss(error)
            }
            database.start()
        }
        loop.onTurnEnd { [unowned self] in turnEnded() }
        try loop.register(blueprint.listener.fileDescriptor, [.readable, .exclusive], handler: self)
        isListening = true
    }

    func fileDescriptorReady(_ readiness: Readiness) {
        // A few at a time, so that loops share new connections instead of one taking all.
        for _ in 0..<8 {
            switch blueprint.listener.accept() {
            case .connection(let socket): adopt(socket)
            case .wouldBlock: return
            case .failed(let error):
                blueprint.log.write(.error, "accept_failed", .integer(.errnoValue, error.number))
                return
            }
        }
    }

    private func adopt(_ socket: consuming StreamSocket) {
        guard connections.count < blueprint.maximumConnections else { return }
        let connection = FastCGIConnection(socket, owner: self, limits: fastCGILimits)
        do throws(SystemError) {
            try loop.register(connection.fileDescriptor, .readable, handler: connection)
        } catch {
            blueprint.log.write(.error, "register_failed", .integer(.errnoValue, error.number))
            return
        }
        connections[ObjectIdentifier(connection)] = connection
        shard.set(blueprint.metrics.connections, to: connections.count)
    }

    // MARK: Requests

    func serve(_ request: FastCGIRequest, _ answering: Answering) {
        let (route, wanted) = reader.read(request)
        answering.route = route
        switch wanted {
        case .subject(let query):
            subjects.add(
                .init(query: query, answering: answering) { isFound, body in
                    isFound ? Self.answer(body) : Problem.response(.notFound, body: body)
                })
        case .search(let search):
            searches.add(.init(query: search, answering: answering) { _, body in Self.answer(body) })
        case .refused(let refusal, let kind):
            refusals.add(
                .init(query: refusal, answering: answering) { _, body in Problem.response(kind, body: body) })
        case .catalogue(let known):
            if let catalogue = blueprint.state.catalogue {
                answering.answer(Self.document(catalogue, known: known))
            } else {
                answering.answer(Problem(.unavailable).response)
            }
        case .openAPI(let known): answering.answer(Self.document(blueprint.state.interface, known: known))
        case .problem(let problem): answering.answer(problem.response)
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

    private static func document(_ document: ServiceState.Document, known: String?) -> HTTPResponse {
        // RFC 9110: tags are compared weakly here, and a star stands for any.
        let isKnown = known.map { known in
            known.split(separator: ",").contains { given in
                let tag = given.filter { $0 != " " }
                return tag == "*" || tag == document.tag || tag == "W/" + document.tag
            }
        }
        var headers: HTTPHeaderFields = [
            HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/json")),
            HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "public, max-age=60")),
        ]
        if let tag = HTTPHeaderValue(document.tag) { headers.append(.etag, tag) }
        return isKnown == true
            ? HTTPResponse(status: .notModified, headers: headers)
            : HTTPResponse(status: .ok, headers: headers, body: document.body)
    }

    func answered(_ route: PublicRoute, status: Int, receivedAt: MonotonicInstant) {
        let microseconds = receivedAt.duration(to: loop.now) / .microseconds(1)
        blueprint.metrics.answered(route: route.rawValue, status: status, microseconds: Int(microseconds), on: shard)
    }

    // MARK: Turns

    private func turnEnded() {
        subjects.sendBatch(on: databases[0])
        searches.sendBatch(on: databases[1])
        refusals.sendBatch(on: databases[2])
        shard.set(blueprint.metrics.waitingRoom, to: subjects.count + searches.count + refusals.count)
        if let (tuning, generation) = blueprint.state.tuning(newerThan: tuningGeneration) {
            tuningGeneration = generation
            retune(tuning)
        }
        if isDraining { drain() }
    }

    private func retune(_ tuning: PublicTuning) {
        subjects.limits = .init(tuning)
        searches.limits = .init(tuning)
        refusals.limits = .init(tuning)
        reader = PublicRequestReader(
            names: blueprint.names, pageDefault: tuning.searchPageDefault, pageMaximum: tuning.searchPageMaximum)
        fastCGILimits = FastCGILimits(maximumBodyBytes: tuning.maximumBodyBytes)
    }

    private func setReachable(_ isReachable: Bool, lane: Int) {
        services[lane].isReachable = isReachable
        blueprint.state.setReachable(isReachable, lane: firstLane + lane)
        shard.set(blueprint.metrics.databaseUp, to: services.allSatisfy(\.isReachable) ? 1 : 0)
        if isReachable { return }
        shard.add(to: blueprint.metrics.databaseLost)
        switch lane {
        case 0: subjects.refuseAll()
        case 1: searches.refuseAll()
        default: refusals.refuseAll()
        }
    }

    // MARK: Stopping

    var isDraining: Bool { blueprint.state.isDraining }

    /// Answers what was accepted and ends the loop when nothing is left.
    private func drain() {
        if isListening {
            isListening = false
            loop.deregister(blueprint.listener.fileDescriptor)
        }
        for connection in connections.values where connection.isIdle { connection.close() }
        guard connections.isEmpty, databases.allSatisfy({ $0.state != .busy }) else { return }
        stop()
    }

    /// Ends the loop at once; answers that are still owed are dropped.
    func stop() {
        for connection in connections.values { connection.close() }
        for database in databases {
            database.onDown = { _ in }
            database.close()
        }
        loop.stop()
    }

    func closed(_ connection: FastCGIConnection) {
        connections[ObjectIdentifier(connection)] = nil
        shard.set(blueprint.metrics.connections, to: connections.count)
    }
}

extension QueryLane.Limits {
    fileprivate init(_ tuning: PublicTuning) {
        self.init(
            batch: tuning.batchLimit, waitingRoom: tuning.waitingRoomLimit, request: tuning.requestDeadline,
            statement: tuning.statementDeadline)
    }
}
