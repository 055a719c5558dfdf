import EventLoop
import Postgres
import Testing

@Suite struct BatchConnectionStateMachineTests {
    private typealias Machine = BatchConnectionStateMachine
    private let start = MonotonicInstant(nanoseconds: 1_000)

    private func ready() -> Machine {
        var machine = Machine(stepCount: 1, connectLimit: .seconds(5))
        for event in [.started, .connected, .stepFinished] as [Machine.Event] {
            _ = machine.handle(event, now: start, chance: 0)
        }
        return machine
    }

    private func busy() -> Machine {
        var machine = ready()
        _ = machine.handle(.statementSubmitted(deadline: .seconds(1)), now: start, chance: 0)
        return machine
    }

    @Test func connectingRunsEveryStepAndThenIsReady() {
        var machine = Machine(stepCount: 2, connectLimit: .seconds(5))
        #expect(machine.state == .closed)
        #expect(machine.handle(.started, now: start, chance: 0) == [.setTimer(.seconds(5)), .open])
        #expect(machine.state == .connecting)
        #expect(machine.handle(.connected, now: start, chance: 0) == [.runStep(0)])
        #expect(machine.handle(.stepFinished, now: start, chance: 0) == [.runStep(1)])
        #expect(machine.state == .connecting)
        #expect(machine.handle(.stepFinished, now: start, chance: 0) == [.clearTimer, .announceReady])
        #expect(machine.state == .ready)
    }

    @Test func statementIsDeliveredWhenItsLastResultIsHere() {
        var machine = ready()
        let actions = machine.handle(.statementSubmitted(deadline: .seconds(1)), now: start, chance: 0)
        #expect(actions == [.setTimer(.seconds(1)), .sendStatement])
        #expect(machine.state == .busy)
        #expect(machine.handle(.statementFinished, now: start, chance: 0) == [.clearTimer, .deliver])
        #expect(machine.state == .ready)
    }

    @Test func secondStatementInFlightIsRefused() {
        var machine = busy()
        let actions = machine.handle(.statementSubmitted(deadline: .seconds(1)), now: start, chance: 0)
        #expect(actions == [.refuse(.protocolMisuse)])
        #expect(machine.state == .busy)
    }

    @Test(
        arguments: [[], [.started], [.started, .connected], [.started, .failed]]
            as [[BatchConnectionStateMachine.Event]])
    func statementWithoutAConnectionIsRefused(events: [BatchConnectionStateMachine.Event]) {
        var machine = Machine(stepCount: 1, connectLimit: .seconds(5))
        for event in events { _ = machine.handle(event, now: start, chance: 0) }
        let actions = machine.handle(.statementSubmitted(deadline: .seconds(1)), now: start, chance: 0)
        #expect(actions == [.refuse(.notConnected)])
    }

    @Test func lossInFlightIsAnUnknownCommit() {
        var machine = busy()
        #expect(
            machine.handle(.failed, now: start, chance: 1)
                == [.closeConnection, .setTimer(.milliseconds(50)), .announceDown, .fail(.commitStateUnknown)])
        #expect(machine.state == .down(since: start))
    }

    @Test func deadlineCancelsClosesAndFailsTheStatement() {
        var machine = busy()
        #expect(
            machine.handle(.timerFired, now: start, chance: 1) == [
                .cancelOnServer, .closeConnection, .setTimer(.milliseconds(50)), .announceDown, .fail(.timeout),
            ])
        #expect(machine.state == .down(since: start))
    }

    @Test func lossWithoutAStatementFailsNothing() {
        var machine = ready()
        #expect(
            machine.handle(.failed, now: start, chance: 1)
                == [.closeConnection, .setTimer(.milliseconds(50)), .announceDown])
    }

    @Test func waitsDoubleUpToTheLimitAndStartAgainAfterSuccess() {
        var machine = ready()
        var waits: [Duration] = []
        for round in 0..<10 {
            let now = start.advanced(by: .seconds(round))
            for action in machine.handle(.failed, now: now, chance: 1) {
                if case .setTimer(let wait) = action { waits.append(wait) }
            }
            #expect(machine.state == .down(since: start))
            #expect(machine.handle(.timerFired, now: now, chance: 1) == [.setTimer(.seconds(5)), .open])
        }
        let expected = [50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]
        #expect(waits == expected.map { .milliseconds($0) })
        _ = machine.handle(.connected, now: start, chance: 1)
        _ = machine.handle(.stepFinished, now: start, chance: 1)
        #expect(machine.state == .ready)
        #expect(machine.handle(.failed, now: start, chance: 1).contains(.setTimer(.milliseconds(50))))
    }

    @Test(arguments: [(0.0, 25), (0.5, 37_500), (1.0, 50)] as [(Double, Int)])
    func waitIsBetweenHalfAndAllOfTheBackOff(chance: Double, expected: Int) {
        var machine = ready()
        let wait: Duration = expected > 1_000 ? .microseconds(expected) : .milliseconds(expected)
        #expect(machine.handle(.failed, now: start, chance: chance).contains(.setTimer(wait)))
    }

    @Test(arguments: [[.started], [.started, .connected]] as [[BatchConnectionStateMachine.Event]])
    func connectingAndSetUpShareOneLimit(events: [BatchConnectionStateMachine.Event]) {
        var machine = Machine(stepCount: 1, connectLimit: .seconds(5))
        for event in events { _ = machine.handle(event, now: start, chance: 0) }
        let actions = machine.handle(.timerFired, now: start, chance: 1)
        #expect(actions == [.closeConnection, .setTimer(.milliseconds(50)), .announceDown])
    }

    @Test func closingInFlightIsAnUnknownCommitAndEndsEverything() {
        var machine = busy()
        #expect(
            machine.handle(.closed, now: start, chance: 0)
                == [.clearTimer, .closeConnection, .fail(.commitStateUnknown)])
        #expect(machine.state == .closed)
        for event in [.closed, .failed, .timerFired, .connected, .stepFinished, .statementFinished]
            as [Machine.Event]
        {
            #expect(machine.handle(event, now: start, chance: 0) == [])
        }
        #expect(machine.handle(.started, now: start, chance: 0) == [.setTimer(.seconds(5)), .open])
    }
}
