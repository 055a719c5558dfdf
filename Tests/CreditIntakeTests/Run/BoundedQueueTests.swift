import Dispatch
import Synchronization
import Testing

@testable import CreditIntake

/// Handing over between the thread that reads and the one that stores.
@Suite struct BoundedQueueTests {
    @Test("X-6: elements come in order, and never more wait than the bound allows")
    func boundHolds() {
        let queue = BoundedQueue<Int>(capacity: 2)
        let put = Atomic(0)
        DispatchQueue(label: "producer").async {
            for number in 1...500 {
                _ = queue.put(number)
                put.add(1, ordering: .sequentiallyConsistent)
            }
        }
        for number in 1...500 {
            #expect(queue.take() == number)
            // What was put and not taken: two that wait, and one that has just come in for the one just taken.
            #expect(put.load(ordering: .sequentiallyConsistent) <= number + 2)
        }
    }

    @Test("X-6: giving up releases the producer, who learns it at once; the queue ends without a trap")
    func abandonReleasesTheProducer() {
        for capacity in 1...3 {
            for taken in 0...2 {
                let ended = DispatchSemaphore(value: 0)
                do {
                    let queue = BoundedQueue<Int>(capacity: capacity)
                    DispatchQueue(label: "producer").async {
                        while queue.put(1) {}
                        ended.signal()
                    }
                    for _ in 0..<taken { _ = queue.take() }
                    queue.abandon()
                }
                #expect(ended.wait(timeout: .now() + 10) == .success)
            }
        }
    }

    @Test("X-6: a queue that is abandoned before anything was put takes one element and says no")
    func abandonedBeforehand() {
        let queue = BoundedQueue<Int>(capacity: 1)
        queue.abandon()
        #expect(!queue.put(1))
    }
}
