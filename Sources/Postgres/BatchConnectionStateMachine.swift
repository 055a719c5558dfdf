package import EventLoop

/// Decides what a `BatchConnection` does: events in, actions out.
///
/// Knows no socket, no clock and no chance: time and randomness are given with the events, so every
/// order of events can be tested.
package struct BatchConnectionStateMachine {
    /// First wait before connecting again.
    package static let shortestBackOff: Duration = .milliseconds(50)
    /// Longest wait: a server that comes back is found within seconds.
    package static let longestBackOff: Duration = .seconds(5)

    /// What happened.
    package enum Event: Equatable {
        /// The owner wants a connection.
        case started
        /// The connection is made.
        case connected
        /// A step of the set-up succeeded.
        case stepFinished
        /// The owner wants to run a statement, which may take so long.
        case statementSubmitted(deadline: Duration)
        /// All results of the statement are here: its commit is acknowledged or it was refused.
        case statementFinished
        /// The connection broke, could not be made, or a step of the set-up was refused.
        case failed
        /// The timer that was set last ran out.
        case timerFired
        /// The owner wants no connection any more.
        case closed
    }

    /// What is to be done, in this order; what calls the owner comes last.
    package enum Action: Equatable {
        /// Set the one timer, in place of an earlier one.
        case setTimer(Duration)
        /// Forget the timer.
        case clearTimer
        /// Begin to connect.
        case open
        /// Run a step of the set-up, counted from 0.
        case runStep(Int)
        /// Send the submitted statement.
        case sendStatement
        /// Ask the server to give the statement up.
        case cancelOnServer
        /// Close the connection.
        case closeConnection
        /// Tell the owner that statements are taken.
        case announceReady
        /// Tell the owner that the connection is down.
        case announceDown
        /// Give the owner the outcome of the statement.
        case deliver
        /// Give the owner a failure of the statement.
        case fail(PostgresError.Kind)
        /// Tell the owner that the statement was not taken.
        case refuse(PostgresError.Kind)
    }

    private enum Phase: Equatable {
        case closed
        case connecting
        case settingUp(step: Int)
        case ready
        case busy
        case backingOff
    }

    private let stepCount: Int
    private let connectLimit: Duration
    private var phase = Phase.closed
    private var downSince: MonotonicInstant?
    private var nextBackOff = BatchConnectionStateMachine.shortestBackOff

    /// Creates a machine that waits for `started`.
    /// - Parameters:
    ///   - stepCount: Steps of the set-up after connecting.
    ///   - connectLimit: Longest time for connecting and the set-up together.
    package init(stepCount: Int, connectLimit: Duration) {
        self.stepCount = stepCount
        self.connectLimit = connectLimit
    }

    /// What the connection can do at the moment.
    package var state: BatchConnectionState {
        switch phase {
        case .closed: .closed
        case .ready: .ready
        case .busy: .busy
        case .connecting, .settingUp, .backingOff: downSince.map { .down(since: $0) } ?? .connecting
        }
    }

    /// Takes an event and answers what is to be done.
    ///
    /// Events that mean nothing in the present state are answered with nothing.
    /// - Parameters:
    ///   - now: Time of the event.
    ///   - chance: A number from 0 to 1, new for each call; spreads reconnections.
    package mutating func handle(_ event: Event, now: MonotonicInstant, chance: Double) -> [Action] {
        switch (event, phase) {
        case (.started, .closed):
            return open()
        case (.connected, .connecting):
            return continueSetUp(at: 0)
        case (.stepFinished, .settingUp(let step)):
            return continueSetUp(at: step + 1)
        case (.statementSubmitted(let deadline), .ready):
            phase = .busy
            return [.setTimer(deadline), .sendStatement]
        case (.statementSubmitted, .busy):
            return [.refuse(.protocolMisuse)]
        case (.statementSubmitted, _):
            return [.refuse(.notConnected)]
        case (.statementFinished, .busy):
            phase = .ready
            return [.clearTimer, .deliver]
        case (.failed, .busy):
            // The commit may have happened and its acknowledgement been lost.
            return backOff(now, chance) + [.announceDown, .fail(.commitStateUnknown)]
        case (.failed, .connecting), (.failed, .settingUp), (.failed, .ready):
            return backOff(now, chance) + [.announceDown]
        case (.timerFired, .connecting), (.timerFired, .settingUp):
            return backOff(now, chance) + [.announceDown]
        case (.timerFired, .busy):
            return [.cancelOnServer] + backOff(now, chance) + [.announceDown, .fail(.timeout)]
        case (.timerFired, .backingOff):
            return open()
        case (.closed, _):
            return close()
        case (.started, _), (.connected, _), (.stepFinished, _), (.statementFinished, _), (.failed, _),
            (.timerFired, _):
            return []
        }
    }

    private mutating func open() -> [Action] {
        phase = .connecting
        return [.setTimer(connectLimit), .open]
    }

    private mutating func continueSetUp(at step: Int) -> [Action] {
        guard step == stepCount else {
            phase = .settingUp(step: step)
            return [.runStep(step)]
        }
        phase = .ready
        downSince = nil
        nextBackOff = Self.shortestBackOff
        return [.clearTimer, .announceReady]
    }

    private mutating func backOff(_ now: MonotonicInstant, _ chance: Double) -> [Action] {
        phase = .backingOff
        downSince = downSince ?? now
        // Between half and the whole wait, so that all loops of all nodes do not come back at the same moment.
        let wait = nextBackOff * (0.5 + 0.5 * chance)
        nextBackOff = min(nextBackOff * 2, Self.longestBackOff)
        return [.closeConnection, .setTimer(wait)]
    }

    private mutating func close() -> [Action] {
        let wasBusy = phase == .busy
        let wasClosed = phase == .closed
        phase = .closed
        downSince = nil
        nextBackOff = Self.shortestBackOff
        if wasClosed { return [] }
        return [.clearTimer, .closeConnection] + (wasBusy ? [.fail(.commitStateUnknown)] : [])
    }
}
