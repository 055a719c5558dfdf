import CreditStore
import EventLoop
import HTTPTypes
import Postgres
import TransparencyLog

/// Reads tiles of the query log's tree in batches; a batch is what arrived while the last statement was in flight.
///
/// Belongs to its loop's thread.
final class TileLane {
    /// The hashes of the tiles that were asked for, as many as each has; nil for one that does not exist.
    typealias Tiles = [[UInt8]?]
    /// Called once with the tiles, or with what is answered instead.
    typealias Completion = (Result<Tiles, Problem>) -> Void

    private struct Waiting {
        let tiles: [TileAddress]
        let receivedAt: MonotonicInstant
        let completion: Completion
    }

    /// Tiles in one statement: 2 MB of hashes, and the tiles of 32 proofs at least.
    static let batchLimit = 256

    /// Bounds; may change while running. `batch` is not used.
    var limits: LaneLimits
    private let service: LaneService
    private var waiting: [Waiting] = []

    init(limits: LaneLimits, service: LaneService) {
        self.limits = limits
        self.service = service
    }

    /// Those who wait.
    var count: Int { waiting.count }

    /// Asks for tiles, at most `batchLimit` of them.
    ///
    /// - Parameter receivedAt: When the request was complete.
    func add(_ tiles: [TileAddress], receivedAt: MonotonicInstant, completion: @escaping Completion) {
        guard waiting.count < limits.waitingRoom, service.isReachable else {
            service.countRefused(isFull: waiting.count >= limits.waitingRoom)
            return completion(.failure(Problem(.unavailable)))
        }
        waiting.append(Waiting(tiles: tiles, receivedAt: receivedAt, completion: completion))
    }

    /// Sends the next batch if the connection is free; called at the end of each turn of the loop.
    func sendBatch(on connection: BatchConnection) {
        guard connection.state == .ready, !waiting.isEmpty else { return }
        let batch = takeBatch()
        guard !batch.isEmpty else { return }
        let places = batch.flatMap(\.tiles).map { (level: $0.level, index: $0.index) }
        do throws(PostgresError) {
            try connection.send(0, PublicQueryLog.parameters(ofTiles: places), deadline: limits.statement) {
                [self] result in
                finish(batch, result)
            }
        } catch {
            refuse(batch, error)
        }
    }

    /// Answers everything that waits with 503, because the database is away.
    func refuseAll() {
        let all = waiting
        waiting = []
        for item in all { item.completion(.failure(Problem(.unavailable))) }
    }

    private func takeBatch() -> [Waiting] {
        let now = service.loop.now
        var batch: [Waiting] = []
        var taken = 0
        var tiles = 0
        while taken < waiting.count, tiles + waiting[taken].tiles.count <= Self.batchLimit {
            let item = waiting[taken]
            taken += 1
            if item.receivedAt.duration(to: now) > limits.request {
                service.countMissedDeadline()
                item.completion(.failure(Problem(.unavailable)))
            } else {
                tiles += item.tiles.count
                batch.append(item)
            }
        }
        waiting.removeFirst(taken)
        return batch
    }

    private func finish(_ batch: [Waiting], _ result: consuming Result<QueryResult, PostgresError>) {
        switch consume result {
        case .success(let answer):
            do throws(PostgresError) { deliver(batch, try Self.tiles(batch, answer)) } catch { refuse(batch, error) }
        case .failure(let error): refuse(batch, error)
        }
    }

    private static func tiles(_ batch: [Waiting], _ answer: borrowing QueryResult) throws(PostgresError) -> Tiles {
        var tiles = Tiles(repeating: nil, count: batch.reduce(0) { $0 + $1.tiles.count })
        for row in 0..<answer.rowCount {
            let place = Int(try answer.int64(row, 0)) - 1
            guard tiles.indices.contains(place) else { throw PostgresError(.unexpectedResult) }
            tiles[place] = try answer.bytes(row, 1)
        }
        return tiles
    }

    private func deliver(_ batch: [Waiting], _ tiles: Tiles) {
        var start = 0
        for item in batch {
            item.completion(.success(Array(tiles[start..<start + item.tiles.count])))
            start += item.tiles.count
        }
    }

    private func refuse(_ batch: [Waiting], _ error: PostgresError) {
        service.reportFault(error, batchSize: batch.count)
        for item in batch { item.completion(.failure(Problem(.unavailable))) }
    }
}
