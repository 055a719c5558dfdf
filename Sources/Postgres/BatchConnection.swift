public import EventLoop

/// A connection that never blocks its loop: one prepared statement in flight at a time, back again
/// by itself after a loss.
///
/// Belongs to the loop's thread. A statement is answered only when the server has no more to say
/// about it, that is after its commit. After every connect the session refuses to work when
/// `synchronous_commit` is off, if durable commits are required.
public final class BatchConnection: ReadinessHandler {
    /// Called with the outcome of a statement; may send the next one.
    public typealias Completion = (consuming Result<QueryResult, PostgresError>) -> Void

    private enum Step {
        case checkDurability
        case run(SQL)
        case prepare(PreparedStatement)
    }

    /// Called whenever statements can be sent after they could not.
    public var onReady: () -> Void = {}
    /// Called whenever the connection is lost or can't be made, with the reason for the log.
    public var onDown: (PostgresError) -> Void = { _ in }

    private let loop: EventLoop
    private let parameters: ConnectionParameters
    private let statements: [PreparedStatement]
    private let steps: [Step]
    private var machine: BatchConnectionStateMachine
    private var session: AsynchronousSession?
    private var watchedDescriptor: Int32?
    private var timer: TimerID?
    private var isConnecting = false
    private var buffer = ParameterBuffer()
    private var submittedStatement = 0
    private var isCheckingDurability = false
    private var completion: Completion?
    private var result: QueryResult?
    private var refusal: PostgresError?
    private var lastFailure = PostgresError(.notConnected)

    /// Creates a connection that begins with `start()`.
    /// - Parameters:
    ///   - setUp: Statements without parameters that begin each session, before the preparing.
    ///   - statements: What can be sent, by its place in this list.
    public init(
        loop: EventLoop, parameters: ConnectionParameters, setUp: [SQL] = [], statements: [PreparedStatement]
    ) {
        self.loop = loop
        self.parameters = parameters
        self.statements = statements
        steps =
            (parameters.requireDurableCommits ? [.checkDurability] : []) + setUp.map { .run($0) }
            + statements.map { .prepare($0) }
        machine = BatchConnectionStateMachine(stepCount: steps.count, connectLimit: parameters.connectTimeout)
    }

    /// What can be done at the moment.
    public var state: BatchConnectionState { machine.state }

    /// Begins to connect; does nothing when it has begun.
    public func start() {
        apply(.started)
    }

    /// Closes the connection and does not come back until `start()`.
    ///
    /// A statement in flight fails with `commitStateUnknown`. Must be called before the last
    /// reference goes.
    public func close() {
        apply(.closed)
    }

    /// Notices of the server since the last call, at most 64.
    public func takeNotices() -> [Notice] {
        session?.takeNotices() ?? []
    }

    /// Sends a statement; its results come in binary format.
    /// - Parameters:
    ///   - statement: Place in the list of statements.
    ///   - deadline: Longest time to the end of the commit. Then the server is asked to cancel, the
    ///     connection is
    ///     closed and the statement fails with `timeout`: whether it was committed is unknown.
    ///   - completion: Called exactly once if this does not throw, never before this returns.
    /// - Throws: `notConnected`, or `protocolMisuse` when a statement is in flight; then nothing
    ///   was sent.
    public func send(
        _ statement: Int, _ parameters: [Parameter], deadline: Duration, completion: @escaping Completion
    ) throws(PostgresError) {
        let actions = machine.handle(.statementSubmitted(deadline: deadline), now: loop.now, chance: 0)
        if case .refuse(let kind)? = actions.first { throw PostgresError(kind) }
        buffer.fill(parameters)
        submittedStatement = statement
        self.completion = completion
        perform(actions)
    }

    /// For the loop: takes what the server sent and gives it what waits.
    public func fileDescriptorReady(_ readiness: Readiness) {
        if isConnecting {
            proceedConnecting()
        } else if let session, session.consumeInput() {
            flush()
            takeAnswers()
        } else {
            fail()
        }
    }

    // MARK: Actions

    private func apply(_ event: BatchConnectionStateMachine.Event) {
        perform(machine.handle(event, now: .current(), chance: .random(in: 0..<1)))
    }

    private func perform(_ actions: [BatchConnectionStateMachine.Action]) {
        for action in actions { perform(action) }
    }

    private func perform(_ action: BatchConnectionStateMachine.Action) {
        switch action {
        case .setTimer(let delay): setTimer(delay)
        case .clearTimer: clearTimer()
        case .open: open()
        case .runStep(let number): run(steps[number])
        case .sendStatement: sendSubmitted()
        case .cancelOnServer: cancelOnServer()
        case .closeConnection: closeSession()
        case .announceReady: onReady()
        case .announceDown: onDown(lastFailure)
        case .deliver: deliver()
        case .fail(let kind): complete(.failure(PostgresError(kind, lastFailure.debugDescription)))
        case .refuse: break
        }
    }

    private func setTimer(_ delay: Duration) {
        clearTimer()
        timer = loop.schedule(after: delay) { [weak self] in
            guard let self else { return }
            timer = nil
            if session != nil { lastFailure = PostgresError(.timeout) }
            apply(.timerFired)
        }
    }

    private func clearTimer() {
        if let timer { loop.cancel(timer) }
        timer = nil
    }

    private func open() {
        session = AsynchronousSession(parameters)
        isConnecting = true
        guard let session, session.isIntact else { return fail() }
        // A new connection waits for its socket to become writable before its first step.
        watch(.writable)
    }

    private func proceedConnecting() {
        guard let session else { return }
        // The step may close the socket and open another one, even under the same number.
        stopWatching()
        switch session.proceed() {
        case .untilReadable: watch(.readable)
        case .untilWritable: watch(.writable)
        case .failed: fail()
        case .connected:
            isConnecting = false
            watch(.readable)
            apply(.connected)
        }
    }

    private func run(_ step: Step) {
        guard let session else { return }
        isCheckingDurability = false
        let isSent: Bool
        switch step {
        case .checkDurability:
            isCheckingDurability = true
            isSent = session.send("select current_setting('synchronous_commit')")
        case .run(let sql): isSent = session.send(sql)
        case .prepare(let statement): isSent = session.send(statement)
        }
        if isSent { flush() } else { fail() }
    }

    private func sendSubmitted() {
        guard let session, session.sendPrepared(statements[submittedStatement].name, buffer) else {
            // Not failed here and now: the completion must not be called before `send` returns.
            return setTimer(.zero)
        }
        if session.flush() != true { watch([.readable, .writable]) }
    }

    private func cancelOnServer() {
        guard let handle = session?.cancelHandle() else { return }
        // On a thread of its own, because the request waits for the server. Without a thread the statement ends by
        // the server's own time limit.
        _ = try? Thread.spawn(name: "database cancel") { _ = handle.request() }
    }

    private func closeSession() {
        stopWatching()
        session = nil
        isConnecting = false
        result = nil
        refusal = nil
    }

    // MARK: Input

    private func flush() {
        guard let session else { return }
        switch session.flush() {
        case true: watch(.readable)
        case false: watch([.readable, .writable])
        default: fail()
        }
    }

    private func takeAnswers() {
        let isIdle = machine.state == .ready
        while let session {
            switch session.nextAnswer() {
            case .incomplete: return
            case .result(let next): result = consume next
            case .refused(let error): refusal = refusal ?? error
            case .end:
                // A broken connection ends the results too, but promises nothing.
                guard session.isIntact else { return fail(refusal) }
                if isIdle { return }
                return machine.state == .busy ? apply(.statementFinished) : finishStep()
            }
        }
    }

    private func finishStep() {
        let answer = result.take()
        if let error = refusal {
            refusal = nil
            return fail(error)
        }
        if isCheckingDurability, answer?.textIfPresent(0, 0) == "off" {
            return fail(PostgresError(.commitNotDurable, "synchronous_commit is off"))
        }
        apply(.stepFinished)
    }

    private func deliver() {
        let answer = result.take()
        let error = refusal
        refusal = nil
        if session?.takeCancelledReplicationWait() == true {
            complete(.failure(PostgresError(.commitNotDurable, "waiting for the replica was cancelled")))
        } else if let error {
            complete(.failure(error))
        } else if let answer {
            complete(.success(answer))
        } else {
            complete(.failure(PostgresError(.unexpectedResult, "no result")))
        }
    }

    private func complete(_ outcome: consuming Result<QueryResult, PostgresError>) {
        let waiting = completion
        // Forgotten first: the owner may send the next statement while it is told.
        completion = nil
        waiting?(outcome)
    }

    private func fail(_ error: PostgresError? = nil) {
        lastFailure = error ?? session?.failure(isConnecting ? .connectionFailed : .connectionLost) ?? lastFailure
        apply(.failed)
    }

    // MARK: Watching

    private func watch(_ interest: Interest) {
        guard let session else { return }
        let descriptor = session.socket
        do {
            if watchedDescriptor == descriptor {
                try loop.update(descriptor, interest)
            } else {
                stopWatching()
                try loop.register(descriptor, interest, handler: self)
                watchedDescriptor = descriptor
            }
        } catch {
            fail(PostgresError(.connectionLost, error.description))
        }
    }

    private func stopWatching() {
        if let descriptor = watchedDescriptor { loop.deregister(descriptor) }
        watchedDescriptor = nil
    }
}

/// Belongs to its loop's thread on purpose.
@available(*, unavailable)
extension BatchConnection: Sendable {}
