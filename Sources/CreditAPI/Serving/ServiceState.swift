import HTTPTypes
import Synchronization

/// What the threads of the daemon know of each other.
final class ServiceState: Sendable {
    /// A document that is handed out as it is, with the tag of its content.
    struct Document: Sendable {
        let body: [UInt8]
        let tag: String
    }

    private struct Content {
        var areLanesReachable: [Bool]
        /// Parts of other audiences that reach the database, or not; absent parts are switched off.
        var areOthersReachable: [DatabasePart: Bool] = [:]
        var catalogue: Document?
        var interface: Document
        var governmentInterface: Document?
        var staffInterface: Document?
        var tuning: PublicTuning
        var tuningGeneration = 0
        var isPartitioned = false
        var logObstacles: [LogObstacle] = [.stateUnknown]
        var logGeneration = 0
        var checkpoint: SignedCheckpoint?
    }

    private let content: Mutex<Content>
    private let draining = Atomic(false)
    private let serving = Atomic(false)

    init(lanes: Int, interface: Document, tuning: PublicTuning) {
        content = Mutex(
            Content(areLanesReachable: [Bool](repeating: false, count: lanes), interface: interface, tuning: tuning))
    }

    /// Whether the daemon stops: no new connections, no new requests.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    func beginDraining() {
        draining.store(true, ordering: .relaxed)
    }

    func setReachable(_ isReachable: Bool, lane: Int) {
        content.withLock { $0.areLanesReachable[lane] = isReachable }
    }

    /// Says whether a part of another audience reaches the database; from the first call on it counts.
    func setReachable(_ isReachable: Bool, _ part: DatabasePart) {
        content.withLock { $0.areOthersReachable[part] = isReachable }
    }

    /// The catalogue in force; nil before the first publication.
    var catalogue: Document? {
        get { content.withLock { $0.catalogue } }
        set { content.withLock { $0.catalogue = newValue } }
    }

    /// The description of the interface.
    var interface: Document {
        get { content.withLock { $0.interface } }
        set { content.withLock { $0.interface = newValue } }
    }

    /// The description of the government audience's interface; nil while it is switched off.
    var governmentInterface: Document? {
        get { content.withLock { $0.governmentInterface } }
        set { content.withLock { $0.governmentInterface = newValue } }
    }

    /// The description of the staff's interface; nil while it is switched off.
    var staffInterface: Document? {
        get { content.withLock { $0.staffInterface } }
        set { content.withLock { $0.staffInterface = newValue } }
    }

    /// Whether the log has a place for the entries of the months to come.
    func setPartitioned(_ isPartitioned: Bool) {
        content.withLock { $0.isPartitioned = isPartitioned }
    }

    // MARK: The query log

    /// Whether queries that must be logged are answered; one load, for every request.
    var answersQueries: Bool { serving.load(ordering: .acquiring) }

    /// The newest checkpoint of the database; nil before the first.
    var checkpoint: SignedCheckpoint? { content.withLock { $0.checkpoint } }

    /// Number of times that the log's state was forgotten; to be asked before the state is read.
    var logGeneration: Int { content.withLock { $0.logGeneration } }

    /// Takes over what was found out about the log, unless it was forgotten since: then it may be another database's.
    ///
    /// - Parameter generation: What `logGeneration` said before the reading began.
    func setLog(_ obstacles: [LogObstacle], checkpoint: SignedCheckpoint?, generation: Int) {
        content.withLock { content in
            guard content.logGeneration == generation else { return }
            content.logObstacles = obstacles
            content.checkpoint = checkpoint
            serving.store(!obstacles.contains(where: \.stopsAnswers), ordering: .releasing)
        }
    }

    /// Refuses queries until the log's state has been read again: a database that comes back may be another one.
    func forgetLog() {
        content.withLock { content in
            content.logGeneration += 1
            content.logObstacles = [.stateUnknown]
            serving.store(false, ordering: .releasing)
        }
    }

    // MARK: Settings

    /// Puts new bounds in force; loops take them at their next turn.
    func retune(_ tuning: PublicTuning) {
        content.withLock {
            $0.tuning = tuning
            $0.tuningGeneration += 1
        }
    }

    /// The bounds in force if they are newer than `generation`, with theirs.
    func tuning(newerThan generation: Int) -> (PublicTuning, Int)? {
        content.withLock { $0.tuningGeneration > generation ? ($0.tuning, $0.tuningGeneration) : nil }
    }

    /// Why queries can't be answered at the moment, for operators; empty when they can.
    var obstacles: [StaticString] {
        content.withLock { content in
            var obstacles: [StaticString] = []
            if isDraining { obstacles.append("stopping") }
            if content.areLanesReachable.contains(false) { obstacles.append("database_unreachable") }
            for part in DatabasePart.allCases where content.areOthersReachable[part] == false {
                obstacles.append(part.obstacle)
            }
            if !content.isPartitioned { obstacles.append("query_log_partitions_missing") }
            if content.catalogue == nil { obstacles.append("no_catalogue_published") }
            obstacles += content.logObstacles.map(\.name)
            return obstacles
        }
    }
}
