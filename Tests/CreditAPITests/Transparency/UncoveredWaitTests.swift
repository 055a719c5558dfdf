import CreditStore
import Testing

@testable import CreditAPI

/// For how long an entry has waited, whatever happens to the clock.
@Suite struct UncoveredWaitTests {
    private func state(_ size: Int, first: Int64?) -> QueryLogState {
        QueryLogState(
            nextPosition: 100, integratedSize: 100, checkpointSize: size, checkpointNote: nil,
            firstUncoveredAtMicroseconds: first)
    }

    @Test("the entry's own time counts, also of one that waited before the daemon began")
    func byTheEntry() {
        var wait = UncoveredWait()
        #expect(wait.microseconds(state(5, first: 1000), nowMicroseconds: 1700, monotonicMicroseconds: 9) == 700)
        #expect(wait.microseconds(state(5, first: nil), nowMicroseconds: 1800, monotonicMicroseconds: 10) == nil)
    }

    @Test("a clock that is set back hides no stall")
    func clockSetBack() {
        var wait = UncoveredWait()
        #expect(wait.microseconds(state(5, first: 1000), nowMicroseconds: 1000, monotonicMicroseconds: 50) == 0)
        #expect(wait.microseconds(state(5, first: 1000), nowMicroseconds: 200, monotonicMicroseconds: 650) == 600)
    }

    @Test("a new checkpoint, or none that is owed, begins the time anew")
    func newCheckpoint() {
        var wait = UncoveredWait()
        #expect(wait.microseconds(state(5, first: 9000), nowMicroseconds: 0, monotonicMicroseconds: 0) == 0)
        #expect(wait.microseconds(state(6, first: 9000), nowMicroseconds: 0, monotonicMicroseconds: 100) == 0)
        #expect(wait.microseconds(state(6, first: 9000), nowMicroseconds: 0, monotonicMicroseconds: 130) == 30)
        #expect(wait.microseconds(state(6, first: nil), nowMicroseconds: 0, monotonicMicroseconds: 200) == nil)
        #expect(wait.microseconds(state(6, first: 9000), nowMicroseconds: 0, monotonicMicroseconds: 300) == 0)
    }
}
