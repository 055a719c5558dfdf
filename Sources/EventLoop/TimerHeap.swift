/// Timers in order of their deadline; no clock of its own.
///
/// A binary heap whose entries know their place, so that cancelling removes at once: nearly every
/// deadline of a request is cancelled, and leaving cancelled entries until they are due would keep
/// seconds of traffic in memory.
struct TimerHeap {
    private struct Entry {
        let deadline: MonotonicInstant
        let sequence: UInt64
        let slot: Int

        func isBefore(_ other: Entry) -> Bool {
            deadline == other.deadline ? sequence < other.sequence : deadline < other.deadline
        }
    }

    private struct Slot {
        var generation: UInt64 = 0
        var place = -1
        var action: (() -> Void)?
    }

    private var entries: [Entry] = []
    private var slots: [Slot] = []
    private var freeSlots: [Int] = []
    private var nextSequence: UInt64 = 0

    /// Number of timers waiting.
    var count: Int { entries.count }

    /// Deadline of the timer that is due first.
    var firstDeadline: MonotonicInstant? { entries.first?.deadline }

    /// Adds a timer; timers of the same deadline run in the order of adding.
    mutating func add(deadline: MonotonicInstant, _ action: @escaping () -> Void) -> TimerID {
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
        } else {
            slot = slots.count
            slots.append(Slot())
        }
        slots[slot].action = action
        entries.append(Entry(deadline: deadline, sequence: nextSequence, slot: slot))
        nextSequence += 1
        slots[slot].place = entries.count - 1
        siftUp(entries.count - 1)
        return TimerID(slot: slot, generation: slots[slot].generation)
    }

    /// Removes a timer; does nothing when it ran already or was removed before.
    mutating func remove(_ timer: TimerID) {
        guard timer.slot < slots.count, slots[timer.slot].generation == timer.generation,
            slots[timer.slot].place >= 0
        else { return }
        _ = take(at: slots[timer.slot].place)
    }

    /// Takes out the first timer if it is due at `now` (deadline inclusive).
    mutating func popDue(at now: MonotonicInstant) -> (() -> Void)? {
        guard let first = entries.first, first.deadline <= now else { return nil }
        return take(at: 0)
    }

    private mutating func take(at place: Int) -> (() -> Void)? {
        let slot = entries[place].slot
        let action = slots[slot].action
        slots[slot].action = nil
        slots[slot].place = -1
        slots[slot].generation += 1
        freeSlots.append(slot)
        let last = entries.removeLast()
        if place < entries.count {
            entries[place] = last
            slots[last.slot].place = place
            siftDown(place)
            siftUp(slots[last.slot].place)
        }
        return action
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].isBefore(entries[parent]) else { return }
            exchange(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var smallest = parent
            for child in 2 * parent + 1..<2 * parent + 3
            where child < entries.count && entries[child].isBefore(entries[smallest]) {
                smallest = child
            }
            guard smallest != parent else { return }
            exchange(parent, smallest)
            parent = smallest
        }
    }

    private mutating func exchange(_ left: Int, _ right: Int) {
        entries.swapAt(left, right)
        slots[entries[left].slot].place = left
        slots[entries[right].slot].place = right
    }
}
