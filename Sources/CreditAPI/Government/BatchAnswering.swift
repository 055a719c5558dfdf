import CreditStore
import EventLoop
import HTTPTypes
import Postgres

/// A list on its way to its answer: parts are asked for at the same time and sent in order.
///
/// The first part is one subject: whoever may not ask is told so with a status of its own, and leaves one entry. A part is
/// sent only when its transaction is committed. When the caller goes, or reads too slowly, or time is over, no further
/// part is asked for. Belongs to its loop's thread.
/// - Rule: HZ-Q15, QZ-9.
final class BatchAnswering {
    private let batch: GovernmentBatch
    private let answering: Answering
    private let limits: BatchLimits
    private let service: LaneService
    private var stream: AnswerStream?
    /// First subject that was not asked for yet.
    private var nextSubject = 0
    /// First subject whose answer was not sent yet.
    private var nextAnswer = 0
    /// Parts that are in flight.
    private var inFlight = 0
    /// Lines of parts whose turn has not come, by their first subject.
    private var held: [Int: Part] = [:]
    private var failure: ProblemKind?
    private var isFinished = false

    private struct Part {
        let end: Int
        let lines: [UInt8]
    }

    init(_ batch: GovernmentBatch, _ answering: Answering, _ limits: BatchLimits, _ service: LaneService) {
        self.batch = batch
        self.answering = answering
        self.limits = limits
        self.service = service
    }

    /// Whether nothing of it is left to do.
    var isOver: Bool { isFinished && inFlight == 0 }

    /// Whether a part may be asked for now.
    var wantsToSend: Bool {
        guard !isFinished, failure == nil, nextSubject < batch.subjects.count else { return false }
        // Until the first answer is there it is not known whether the caller may ask at all.
        guard let stream else { return nextSubject == 0 && inFlight == 0 }
        return inFlight + held.count < limits.partsAhead && stream.waitingBytes < BatchLimits.maximumWaitingBytes
    }

    /// The subjects to ask for next.
    func takePart() -> Range<Int> {
        let count = nextSubject == 0 ? 1 : limits.part
        let part = nextSubject..<min(nextSubject + count, batch.subjects.count)
        nextSubject = part.upperBound
        inFlight += 1
        return part
    }

    /// The queries of a part.
    func queries(_ part: Range<Int>) -> [GovernmentQuery] { batch.queries(part) }

    /// Takes what a part's statement has answered after its commit.
    func take(_ result: consuming Result<QueryResult, PostgresError>, of part: Range<Int>) {
        switch consume result {
        case .success(let answers):
            do throws(PostgresError) {
                deliver(try LaneAnswer.read(answers, .lines, count: part.count), of: part)
            } catch {
                fail(part, error)
            }
        case .failure(let error): fail(part, error)
        }
    }

    /// Gives a part up, and with it what comes behind it.
    func fail(_ part: Range<Int>, _ error: PostgresError) {
        inFlight -= 1
        service.reportFault(error, batchSize: part.count)
        failure = LaneFault.problem(of: error)
        proceed()
    }

    /// Gives the list up because nothing may be answered any more: the database or the log's proofs are away.
    func lose() {
        failure = failure ?? .unavailable
        proceed()
    }

    private func deliver(_ answers: [LaneAnswer], of part: Range<Int>) {
        inFlight -= 1
        service.countLogged(answers.count)
        for answer in answers { service.countUsageLimit(answer) }
        // Given up meanwhile.
        guard !isFinished else { return }
        if part.lowerBound == 0, let first = answers.first, first.status != .ok {
            isFinished = true
            return answering.answer(Problem.response(status: first.status, body: first.body))
        }
        var lines: [UInt8] = []
        for answer in answers { NDJSON.append(answer.body, to: &lines) }
        held[part.lowerBound] = Part(end: part.upperBound, lines: lines)
        proceed()
    }

    /// Sends what can be sent and notices what has ended; called whenever something may have changed.
    func proceed() {
        guard !isFinished else { return }
        guard answering.isWanted else { return abandon() }
        if answering.receivedAt.duration(to: service.loop.now) > limits.deadline {
            service.countMissedDeadline()
            failure = failure ?? .unavailable
        }
        while let part = held.removeValue(forKey: nextAnswer) {
            nextAnswer = part.end
            if let stream { stream.write(part.lines) } else { begin(part.lines) }
        }
        if nextAnswer == batch.subjects.count {
            isFinished = true
            stream?.end()
        } else if let failure, inFlight == 0 {
            end(failure)
        }
    }

    private func begin(_ lines: [UInt8]) {
        stream = answering.beginStream(NDJSON.response(body: lines))
    }

    /// Says why the answer stops here: as the whole answer, or as the last line.
    private func end(_ kind: ProblemKind) {
        isFinished = true
        guard let stream else { return answering.answer(Problem(kind).response) }
        var line: [UInt8] = []
        NDJSON.append(Problem(kind).response.body, to: &line)
        stream.write(line)
        stream.end()
    }

    /// Nobody listens any more: what is in flight is logged and dropped, nothing more is asked.
    private func abandon() {
        isFinished = true
        held = [:]
        if let stream { stream.end() } else { answering.answer(Problem(.unavailable).response) }
    }
}
