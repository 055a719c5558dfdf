import Testing

@testable import EventLoop

@Suite struct TimerHeapTests {
    private func at(_ nanoseconds: Int64) -> MonotonicInstant { MonotonicInstant(nanoseconds: nanoseconds) }

    @Test func timerIsDueAtItsDeadlineAndNotBefore() {
        var heap = TimerHeap()
        _ = heap.add(deadline: at(10)) {}
        #expect(heap.popDue(at: at(9)) == nil)
        #expect(heap.popDue(at: at(10)) != nil)
        #expect(heap.popDue(at: at(10)) == nil)
    }

    @Test func timersLeaveInOrderOfDeadlineThenOfAdding() {
        var heap = TimerHeap()
        var order: [Int] = []
        for (name, deadline) in [(0, 30), (1, 10), (2, 20), (3, 10), (4, 5)] as [(Int, Int64)] {
            _ = heap.add(deadline: at(deadline)) { order.append(name) }
        }
        while let action = heap.popDue(at: at(100)) { action() }
        #expect(order == [4, 1, 3, 2, 0])
    }

    @Test func removedTimerNeverRunsAndItsPlaceIsNotConfusedWithASuccessor() {
        var heap = TimerHeap()
        var order: [Int] = []
        let first = heap.add(deadline: at(1)) { order.append(1) }
        heap.remove(first)
        _ = heap.add(deadline: at(2)) { order.append(2) }
        heap.remove(first)
        while let action = heap.popDue(at: at(9)) { action() }
        #expect(order == [2])
        #expect(heap.count == 0)
    }

    @Test func randomAddsAndRemovalsKeepTheOrder() {
        var heap = TimerHeap()
        var generator = SystemRandomNumberGenerator()
        var waiting: [(id: TimerID, deadline: Int64)] = []
        var popped: [Int64] = []
        for _ in 0..<2_000 {
            let deadline = Int64.random(in: 0..<500, using: &generator)
            waiting.append((heap.add(deadline: at(deadline)) { popped.append(deadline) }, deadline))
            if Int.random(in: 0..<3, using: &generator) == 0 {
                heap.remove(waiting.remove(at: Int.random(in: 0..<waiting.count, using: &generator)).id)
            }
        }
        while let action = heap.popDue(at: at(500)) { action() }
        #expect(popped == waiting.map(\.deadline).sorted())
    }
}
