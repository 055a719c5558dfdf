/// A shuffled order of `0..<count` that needs no memory: four Feistel rounds, repeated until the range is hit.
struct Shuffle: Sendable {
    /// How many numbers are ordered, 1 or more.
    let count: Int
    private let seed: UInt64
    private let halfBits: UInt64

    /// The order that belongs to the seed.
    init(count: Int, seed: UInt64) {
        self.count = max(count, 1)
        self.seed = seed
        var bits: UInt64 = 1
        while 1 << (2 * bits) < UInt64(self.count) { bits += 1 }
        halfBits = bits
    }

    /// The number at the place; places at and behind `count` begin again.
    subscript(place: Int) -> Int {
        var value = UInt64(place % count)
        // At most four times as many values as numbers: four turns on average at worst.
        repeat { value = permuted(value) } while value >= UInt64(count)
        return Int(value)
    }

    private func permuted(_ value: UInt64) -> UInt64 {
        let mask = (1 << halfBits) - 1 as UInt64
        var (left, right) = (value >> halfBits, value & mask)
        for round in 0..<4 as Range<UInt64> {
            (left, right) = (right, left ^ (SeededGenerator.mixed(seed &+ round, right) & mask))
        }
        return left << halfBits | right
    }
}
