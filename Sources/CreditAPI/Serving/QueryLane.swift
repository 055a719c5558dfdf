import CreditStore
import EventLoop
import HTTPTypes
import Observability
import Postgres

/// Answers queries of one kind in batches: a batch is what arrived while the last statement was in flight.
///
/// No timer makes anyone wait for company. Belongs to its loop's thread.
/// - Rule: HZ-Q15 (the answer leaves only after COMMIT).
final class QueryLane<Query> {
    /// A query and who waits for its answer.
    struct Waiting {
        let query: Query
        let answering: Answering
        /// What is answered for the query.
        let respond: (LaneAnswer) -> HTTPResponse
    }

    private let statement: Int
    private let parameters: (ArraySlice<Query>) -> [Parameter]
    private let answerForm: LaneAnswer.Form
    /// Bounds; may change while running.
    var limits: LaneLimits
    private let service: LaneService
    private var waiting: [Waiting] = []
    /// Queries of a batch that failed for a fault of one of them: each goes alone.
    private var alone: [Waiting] = []

    init(
        statement: Int, limits: LaneLimits, service: LaneService, answerForm: LaneAnswer.Form = .rows,
        parameters: @escaping (ArraySlice<Query>) -> [Parameter]
    ) {
        self.statement = statement
        self.limits = limits
        self.service = service
        self.answerForm = answerForm
        self.parameters = parameters
    }

    /// Queries that wait.
    var count: Int { waiting.count + alone.count }

    /// Takes a query in, or refuses it when too many wait or the database is away.
    func add(_ query: Waiting) {
        guard waiting.count < limits.waitingRoom, service.isReachable else {
            service.countRefused(isFull: waiting.count >= limits.waitingRoom)
            query.answering.answer(Problem(.unavailable).response)
            return
        }
        waiting.append(query)
    }

    /// Sends the next batch if the connection is free; called at the end of each turn of the loop.
    func sendBatch(on connection: BatchConnection) {
        guard connection.state == .ready, count > 0 else { return }
        let batch = takeBatch()
        guard !batch.isEmpty else { return }
        service.countBatch(batch.count)
        do throws(PostgresError) {
            try connection.send(statement, parameters(batch.map(\.query)[...]), deadline: limits.statement) {
                [self] result in
                finish(batch, result)
            }
        } catch {
            refuse(batch, error)
        }
    }

    /// Answers everything that waits with 503, because the database is away.
    func refuseAll() {
        let all = alone + waiting
        alone = []
        waiting = []
        for query in all { query.answering.answer(Problem(.unavailable).response) }
    }

    private func takeBatch() -> [Waiting] {
        if !alone.isEmpty { return [alone.removeLast()] }
        // Whoever has waited too long has nobody listening any more.
        let now = service.loop.now
        var batch: [Waiting] = []
        var taken = 0
        while taken < waiting.count, batch.count < limits.batch {
            let query = waiting[taken]
            taken += 1
            if query.answering.receivedAt.duration(to: now) > limits.request {
                service.countMissedDeadline()
                query.answering.answer(Problem(.unavailable).response)
            } else {
                batch.append(query)
            }
        }
        waiting.removeFirst(taken)
        return batch
    }

    private func finish(_ batch: [Waiting], _ result: consuming Result<QueryResult, PostgresError>) {
        switch consume result {
        case .success(let answers):
            do throws(PostgresError) {
                try deliver(batch, answers)
            } catch {
                refuse(batch, error)
            }
        case .failure(let error):
            // A refusal by the server is a fault in one query's data or in ours: one by one it hits only the guilty.
            if !error.isConnectionFailure, !error.isTransient, batch.count > 1 {
                service.reportFault(error, batchSize: batch.count)
                alone.append(contentsOf: batch)
            } else {
                refuse(batch, error)
            }
        }
    }

    private func deliver(_ batch: [Waiting], _ answers: borrowing QueryResult) throws(PostgresError) {
        let read = try LaneAnswer.read(answers, answerForm, count: batch.count)
        service.countLogged(batch.count)
        for answer in read { service.countUsageLimit(answer) }
        for (query, answer) in zip(batch, read) { query.answering.answer(query.respond(answer)) }
    }

    private func refuse(_ batch: [Waiting], _ error: PostgresError) {
        service.reportFault(error, batchSize: batch.count)
        let kind = LaneFault.problem(of: error)
        for query in batch { query.answering.answer(Problem(kind).response) }
    }
}
