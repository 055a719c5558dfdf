import CreditStore
import TransparencyLog

/// What can be checked only when all entries have been read.
struct VerificationClosing {
    /// Microseconds that an entry may lie in the future before it is looked for: a day, more than clocks differ.
    private static let futureMicroseconds: Int64 = 86_400 * 1_000_000

    let plan: VerificationPlan
    let store: QueryLogVerificationStore
    let hasher: MerkleHasher
    private(set) var findings: [LogFinding] = []

    init(plan: VerificationPlan, store: QueryLogVerificationStore, hasher: MerkleHasher) {
        self.plan = plan
        self.store = store
        self.hasher = hasher
    }

    /// Compares the tiles above the blocks, of every level that the verified positions fill.
    mutating func compareUpperTiles(_ blockRoots: [MerkleHash]) throws {
        var derived = blockRoots
        var first = plan.start / VerifiedBlock.width
        var level = 2
        while !derived.isEmpty, level <= TileAddress.maximumLevel {
            let span = 1 << (TileAddress.height * level)
            derived.removeLast(max(0, first + derived.count - plan.integratedSize / span))
            let tiles =
                first / TileAddress.fullWidth..<(first + derived.count + TileAddress.fullWidth - 1)
                / TileAddress.fullWidth
            for (tile, bytes) in zip(tiles, try store.tiles(level: level, tiles)) {
                compare(level, tile, bytes.flatMap { [MerkleHash](merkleHashes: $0) } ?? [], derived, first, span)
            }
            // Only tiles all of whose hashes were derived can be gone on with.
            let full =
                (first + TileAddress.fullWidth - 1)
                / TileAddress.fullWidth..<max(
                    (first + TileAddress.fullWidth - 1) / TileAddress.fullWidth,
                    (first + derived.count) / TileAddress.fullWidth)
            derived = full.map { tile in
                let start = tile * TileAddress.fullWidth - first
                return hasher.root(ofPerfect: derived[start..<start + TileAddress.fullWidth])
            }
            first = full.lowerBound
            level += 1
        }
    }

    /// Looks for entries behind the log's head: nobody appends there, and later batches would leave them behind.
    mutating func lookBehindTheHead(nowMicroseconds: Int64) throws {
        guard plan.permit != .beforeAll else { return }
        let (before, lastLoggedAt) = try store.state()
        let head = QueryLogPlace(loggedAtMicroseconds: lastLoggedAt, position: before.nextPosition - 1)
        let future = QueryLogPlace(
            loggedAtMicroseconds: nowMicroseconds + Self.futureMicroseconds, position: before.nextPosition - 1)
        for place in [head, max(head, future)] where place < .behindAll {
            let page = try store.page(permit: plan.permit, after: place, until: .behindAll, maximum: 1)
            guard page.count == 1 else { continue }
            let position = try page.position(0)
            // Batches may have been appended since the head was read, but none that it does not know now.
            let after = try store.state().tree.nextPosition
            guard !(before.nextPosition..<max(before.nextPosition, after)).contains(position) else { continue }
            findings.append(LogFinding(position, .extraEntry))
        }
    }

    private mutating func compare(
        _ level: Int, _ tile: Int, _ stored: [MerkleHash], _ derived: [MerkleHash], _ first: Int, _ span: Int
    ) {
        let start = tile * TileAddress.fullWidth
        let end = min(start + TileAddress.fullWidth, first + derived.count)
        for place in max(start, first)..<end {
            if place - start >= stored.count {
                findings.append(LogFinding(place * span, .missingTile(level: level, index: tile)))
                return
            }
            guard stored[place - start] != derived[place - first] else { continue }
            findings.append(LogFinding(place * span, .changedTile(level: level, index: tile)))
        }
    }
}
