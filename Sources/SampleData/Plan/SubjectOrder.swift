/// Which subject the rows of an item are about.
struct SubjectOrder: Sendable {
    /// Subjects of the first rows, before the order begins.
    var leading: [Int] = []
    /// The subjects that may occur; nil for all numbers up to `count`.
    let subjects: [Int]?
    /// How many subjects may occur.
    let count: Int
    /// The order among them; nil for the order of their numbers.
    let shuffle: Shuffle?

    /// An order of chosen subjects.
    init(of subjects: [Int], shuffledBy seed: UInt64?) {
        self.subjects = subjects
        count = subjects.count
        shuffle = seed.map { Shuffle(count: subjects.count, seed: $0) }
    }

    /// An order of the subjects 0..<count.
    init(count: Int, shuffledBy seed: UInt64?) {
        subjects = nil
        self.count = count
        shuffle = seed.map { Shuffle(count: count, seed: $0) }
    }

    /// The subject of the item's row, counted over all files of the item. Once through, the order begins again.
    subscript(serial: Int) -> Int {
        if serial < leading.count { return leading[serial] }
        let place = serial - leading.count
        let number = shuffle?[place] ?? place % max(count, 1)
        return subjects?[number] ?? number
    }
}
