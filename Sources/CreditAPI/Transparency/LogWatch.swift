import CreditStore
import DurableFiles
import EventLoop
import Observability
import Postgres
import TransparencyLog

/// Looks every second whether the query log is being signed and whether the database is the one that was signed.
///
/// Belongs to the thread of its loop.
/// - Rule: HZ-Q15.
final class LogWatch {
    /// What a watch is made from.
    struct Blueprint {
        let database: ConnectionParameters
        let policy: LogPolicy
        /// Absolute path of the folder into which the signer publishes.
        let publicationDirectory: String
        let state: ServiceState
        let metrics: QueryLogMetrics
        let log: Log
        /// Microseconds since 1970-01-01 UTC.
        let clock: @Sendable () -> Int64
    }

    /// Between two looks: a checkpoint comes every few seconds.
    private static let interval = Duration.seconds(1)
    /// After a loop has lost the database nobody is answered until the next look: it comes within this time.
    private static let tick = Duration.milliseconds(100)
    /// Longest time for the statement; it reads a few rows.
    private static let deadline = Duration.seconds(5)

    private let loop: EventLoop
    private let blueprint: Blueprint
    private let shard: MetricsShard
    private let database: BatchConnection
    private var rule: LogServingRule
    private var published: CheckpointVerification
    private var recorded: CheckpointVerification
    private var wait = UncoveredWait()
    private var missingSince: MonotonicInstant?
    private var reported: [LogObstacle] = []
    private var timer: TimerID?
    private var nextLookAt: MonotonicInstant
    private var lookedAtGeneration = -1

    init(loop: EventLoop, shard: MetricsShard, stallSeconds: Int, _ blueprint: Blueprint) {
        self.loop = loop
        self.blueprint = blueprint
        self.shard = shard
        nextLookAt = loop.now
        rule = LogServingRule(stallSeconds: stallSeconds)
        published = CheckpointVerification(blueprint.policy)
        recorded = CheckpointVerification(blueprint.policy)
        database = BatchConnection(
            loop: loop, parameters: blueprint.database, statements: [PublicQueryLog.state])
    }

    func start() {
        database.onReady = { [unowned self] in look() }
        database.onDown = { [unowned self] _ in forget() }
        database.start()
    }

    func stop() {
        cancel()
        database.onDown = { _ in }
        database.close()
    }

    /// Puts a new limit in force.
    func retune(stallSeconds: Int) {
        rule = LogServingRule(stallSeconds: stallSeconds)
    }

    private func look() {
        cancel()
        guard database.state == .ready else { return }
        // In this order: the signer writes into the database before it writes the file.
        let generation = blueprint.state.logGeneration
        lookedAtGeneration = generation
        nextLookAt = loop.now.advanced(by: Self.interval)
        let file = readCheckpoint()
        let isAlarmed = readAlarm()
        do throws(PostgresError) {
            try database.send(0, [], deadline: Self.deadline) { [unowned self] result in
                switch consume result {
                case .success(let answer):
                    do throws(PostgresError) {
                        judge(try QueryLogState(reading: answer), file, isAlarmed, generation)
                        again()
                    } catch { fail(error) }
                case .failure(let error): fail(error)
                }
            }
        } catch { fail(error) }
    }

    private func judge(_ state: QueryLogState, _ file: CheckpointSource, _ isAlarmed: Bool, _ generation: Int) {
        let note = recorded.source(state.checkpointNote)
        if file == .absent, state.checkpointSize > 0 {
            missingSince = missingSince ?? loop.now
        } else {
            missingSince = nil
        }
        let missing = missingSince.map { $0.duration(to: loop.now) / .microseconds(1) } ?? 0
        let waited = wait.microseconds(
            state, nowMicroseconds: blueprint.clock(), monotonicMicroseconds: loop.now.nanoseconds / 1000)
        let obstacles = rule.obstacles(
            .init(
                published: file, recorded: note, recordedSize: state.checkpointSize, nextPosition: state.nextPosition,
                waitedMicroseconds: waited, missingMicroseconds: Int64(missing), isAlarmed: isAlarmed))
        blueprint.state.setLog(obstacles, checkpoint: note.checkpoint, generation: generation)
        let metrics = blueprint.metrics
        shard.set(metrics.integratedLag, to: max(0, state.nextPosition - state.integratedSize))
        shard.set(metrics.checkpointSize, to: state.checkpointSize)
        shard.set(metrics.unsignedSeconds, to: Int((waited ?? 0) / 1_000_000))
        shard.set(metrics.alarm, to: isAlarmed ? 1 : 0)
        report(obstacles)
    }

    /// Writes down what is new, once.
    private func report(_ obstacles: [LogObstacle]) {
        shard.set(blueprint.metrics.serving, to: obstacles.contains(where: \.stopsAnswers) ? 0 : 1)
        guard obstacles != reported else { return }
        for obstacle in obstacles where !reported.contains(obstacle) {
            blueprint.log.write(
                .error, obstacle.stopsAnswers ? "query_log_stopped_answers" : "query_log_alarmed",
                .fixed(.reason, obstacle.name))
        }
        for obstacle in reported where !obstacles.contains(obstacle) {
            blueprint.log.write(.info, "query_log_obstacle_gone", .fixed(.reason, obstacle.name))
        }
        reported = obstacles
    }

    private func readCheckpoint() -> CheckpointSource {
        do throws(DurableFileError) {
            let bytes = try DurableFile.read(
                blueprint.publicationDirectory + "/checkpoint", maximumBytes: SignedNote.maximumBytes)
            guard let text = String(validating: bytes, as: UTF8.self) else { return .unreadable }
            return published.source(text)
        } catch {
            return error.isAbsence ? .absent : .unreadable
        }
    }

    /// Whether there is an alarm; one that can't be read is one.
    private func readAlarm() -> Bool {
        do throws(DurableFileError) {
            _ = try DurableFile.read(
                blueprint.publicationDirectory + "/alarm.json", maximumBytes: SignedNote.maximumBytes)
            return true
        } catch {
            return !error.isAbsence
        }
    }

    private func forget() {
        cancel()
        blueprint.state.forgetLog()
        report([.stateUnknown])
    }

    private func fail(_ error: PostgresError) {
        if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
            blueprint.log.write(.error, "query_log_state_failed", .safe(.sqlState, code))
        } else {
            blueprint.log.write(.error, "query_log_state_failed")
        }
        forget()
        // As it is now: what we forgot ourselves waits for the next look.
        lookedAtGeneration = blueprint.state.logGeneration
        again()
    }

    private func again() {
        cancel()
        timer = loop.schedule(after: Self.tick) { [unowned self] in
            timer = nil
            if loop.now >= nextLookAt || lookedAtGeneration != blueprint.state.logGeneration {
                look()
            } else {
                again()
            }
        }
    }

    private func cancel() {
        if let timer { loop.cancel(timer) }
        timer = nil
    }
}
