import CreditStore
import TransparencyLog

/// Compares the stored tiles of one block with what its entries make.
struct TileComparison {
    private static let width = TileAddress.fullWidth

    let plan: VerificationPlan
    let store: QueryLogVerificationStore
    let hasher: MerkleHasher
    /// The block.
    let positions: Range<Int>
    private(set) var findings: [LogFinding] = []

    init(plan: VerificationPlan, store: QueryLogVerificationStore, hasher: MerkleHasher, positions: Range<Int>) {
        self.plan = plan
        self.store = store
        self.hasher = hasher
        self.positions = positions
    }

    /// Compares both levels.
    ///
    /// - Returns: Roots of the block's full tiles, derived.
    mutating func compare(_ slots: inout EntrySlots) throws -> [MerkleHash] {
        let indexes = positions.lowerBound / Self.width..<(positions.upperBound + Self.width - 1) / Self.width
        let block = positions.lowerBound / VerifiedBlock.width
        let stored = try store.tiles(level: 0, indexes)
        let upper = try store.tiles(level: 1, block..<block + 1)[0].flatMap { [MerkleHash](merkleHashes: $0) } ?? []
        let times = try store.tileTimes(level: 0, indexes)
        var roots: [MerkleHash] = []
        for (number, index) in indexes.enumerated() {
            let range = index * Self.width..<min((index + 1) * Self.width, positions.upperBound)
            let hashes = stored[number].flatMap { [MerkleHash](merkleHashes: $0) } ?? []
            let parent = number < upper.count ? upper[number] : nil
            compareLowest(index, range, hashes, parent, &slots)
            compareTimes(0, index, range, times[number], slots)
            guard range.count == Self.width else { break }
            let first = range.lowerBound - slots.positions.lowerBound
            roots.append(hasher.root(ofPerfect: slots.hashes[first..<first + Self.width]))
        }
        compareUpper(block, roots, upper)
        let blockTimes = try store.tileTimes(level: 1, block..<block + 1)[0]
        compareTimes(1, block, positions, blockTimes, slots)
        return roots
    }

    private mutating func compareLowest(
        _ index: Int, _ range: Range<Int>, _ stored: [MerkleHash], _ parent: MerkleHash?, _ slots: inout EntrySlots
    ) {
        let expected = min(range.upperBound, plan.integratedSize) - range.lowerBound
        guard expected > 0 else { return }
        if stored.count < expected {
            find(range.lowerBound + stored.count, .missingTile(level: 0, index: index))
        }
        // Whose fault it is: a tile that still makes its parent is genuine, so an entry was changed.
        lazy var isGenuine = stored.count == Self.width && hasher.root(ofPerfect: stored[...]) == parent
        for place in 0..<min(expected, stored.count) {
            let position = range.lowerBound + place
            let derived = slots.hashes[position - slots.positions.lowerBound]
            switch slots.state(position) {
            case .empty, .skipped: slots.adopt(stored[place], at: position)
            case .stored, .archived:
                guard derived != stored[place] else { continue }
                if isGenuine {
                    slots.find(position, .changedEntry)
                    slots.adopt(stored[place], at: position)
                } else if expected < Self.width {
                    slots.find(position, .changedEdge)
                } else {
                    find(position, .changedTile(level: 0, index: index))
                }
            }
        }
    }

    private mutating func compareUpper(_ block: Int, _ derived: [MerkleHash], _ stored: [MerkleHash]) {
        let expected = min(derived.count, (plan.integratedSize - positions.lowerBound) / Self.width)
        guard expected > 0 else { return }
        if stored.count < expected {
            find(positions.lowerBound + stored.count * Self.width, .missingTile(level: 1, index: block))
        }
        for place in 0..<min(expected, stored.count) where derived[place] != stored[place] {
            find(positions.lowerBound + place * Self.width, .changedTile(level: 1, index: block))
        }
    }

    private mutating func compareTimes(
        _ level: Int, _ index: Int, _ range: Range<Int>, _ stored: (first: Int64, last: Int64)?, _ slots: EntrySlots
    ) {
        guard let stored, let first = slots.time(range.lowerBound), let last = slots.time(range.upperBound - 1),
            range.count == Self.width << (TileAddress.height * level)
        else { return }
        // An entry whose own time was changed is reported as that.
        if stored.first != first, !slots.suspects.contains(range.lowerBound) {
            find(range.lowerBound, .tileTimes(level: level, index: index))
        } else if stored.last != last, !slots.suspects.contains(range.upperBound - 1) {
            find(range.upperBound - 1, .tileTimes(level: level, index: index))
        }
    }

    private mutating func find(_ position: Int, _ kind: LogFinding.Kind) {
        findings.append(LogFinding(position, kind))
    }
}
