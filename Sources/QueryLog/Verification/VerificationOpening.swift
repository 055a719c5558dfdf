import CreditStore
import Postgres
import TransparencyLog

/// Takes the measure of the log before its entries are read, and finds what shows in the measures already.
struct VerificationOpening {
    private let request: LogVerificationRequest
    private(set) var findings: [LogFinding] = []
    private(set) var waitingEntries = 0

    init(_ request: LogVerificationRequest) {
        self.request = request
    }

    /// Fixes what is verified; logs that it is read.
    mutating func plan(_ store: QueryLogVerificationStore) throws -> VerificationPlan {
        // The end is fixed before the entry about this very reading is written.
        let newest = try store.newestCheckpoint()
        let (tree, lastLoggedAt) = try store.state()
        let size = tree.nextPosition
        if tree.integratedSize > size { find(size, .headBehindTree(size: tree.integratedSize)) }
        if TreeEdge(size: tree.integratedSize, bytes: tree.edge) == nil { find(tree.integratedSize, .malformedEdge) }
        if let newest, newest.treeSize > size { find(size, .databaseBehind(size: newest.treeSize, .database)) }
        if let newest, newest.treeSize > tree.integratedSize, newest.treeSize <= size {
            find(tree.integratedSize, .treeBehindCheckpoint(size: newest.treeSize))
        }
        let claims = claims(size: size, newestSize: newest?.treeSize ?? 0)
        let start = request.from / VerifiedBlock.width * VerifiedBlock.width
        let blocks = min(tree.integratedSize, size) / VerifiedBlock.width
        var end = min(size, (blocks + VerificationPlan.maximumWaitingBlocks) * VerifiedBlock.width)
        if let to = request.to {
            end = min(end, (to + VerifiedBlock.width - 1) / VerifiedBlock.width * VerifiedBlock.width)
        }
        waitingEntries = max(0, size - tree.integratedSize)
        let permit = try permit(from: start, size: size, store)
        // Without it nothing can be read, and what was found so far says why.
        if permit == nil { end = start }
        return VerificationPlan(
            reader: request.reader, start: start, end: max(start, end), integratedSize: tree.integratedSize,
            lastPlace: try lastPlace(end, size: size, lastLoggedAt, store), permit: permit ?? .beforeAll,
            policy: request.policy, claims: claims.filter { start < $0.size && $0.size <= end },
            detached: try store.detachedRanges(), archives: request.archives)
    }

    /// Logs that the log is read; nil when the head points at an entry that exists.
    private mutating func permit(
        from start: Int, size: Int, _ store: QueryLogVerificationStore
    ) throws(PostgresError) -> QueryLogPlace? {
        do {
            return try store.begin(from: start, reader: request.reader, nowMicroseconds: request.nowMicroseconds)
        } catch  where error.sqlState == .uniqueViolation {
            find(size, .headTaken)
            return nil
        }
    }

    /// Where in the log's order the last entry is; before the end of the log, the tile that ends there knows.
    private func lastPlace(
        _ end: Int, size: Int, _ lastLoggedAt: Int64, _ store: QueryLogVerificationStore
    ) throws(PostgresError) -> QueryLogPlace {
        guard end > 0 else { return .beforeAll }
        let block = end / VerifiedBlock.width - 1
        let tile = end == size ? nil : try store.tileTimes(level: 1, block..<block + 1)[0]
        return QueryLogPlace(loggedAtMicroseconds: tile?.last ?? lastLoggedAt, position: end - 1)
    }

    /// The tree before the first position, from the tiles: what is signed later proves them.
    mutating func range(
        before start: Int, _ store: QueryLogVerificationStore, using hasher: MerkleHasher
    ) throws -> CompactRange {
        var bytes: [UInt8] = []
        for (level, width) in TreeEdge.widths(ofSize: start).enumerated() where width > 0 {
            let index = start >> (TileAddress.height * (level + 1))
            var hashes = try store.tiles(level: level, index..<index + 1)[0] ?? []
            let wanted = width * MerkleHash.byteCount
            if hashes.count < wanted {
                find(index << (TileAddress.height * (level + 1)), .missingTile(level: level, index: index))
                hashes += [UInt8](repeating: 0, count: wanted - hashes.count)
            }
            bytes += hashes.prefix(wanted)
        }
        guard let edge = TreeEdge(size: start, bytes: bytes) else {
            preconditionFailure("each level was filled to its width")
        }
        return edge.compactRange(using: hasher)
    }

    /// What others say, compared with how large the database is.
    private mutating func claims(size: Int, newestSize: Int) -> [RootClaim] {
        var claims: [RootClaim] = []
        for (note, source) in [(request.published, CheckpointSource.published), (request.external, .external)] {
            guard let note else { continue }
            do throws(NoteError) {
                let checkpoint = try request.policy.verify(note)
                claims.append(RootClaim(size: checkpoint.size, root: checkpoint.root, source: source))
                if checkpoint.size > size {
                    find(size, .databaseBehind(size: checkpoint.size, source))
                } else if checkpoint.size > newestSize {
                    find(newestSize, .checkpointBehind(size: checkpoint.size, source))
                }
            } catch {
                find(size, .foreignSignature(source, error))
            }
        }
        return claims.sorted { $0.size < $1.size }
    }

    private mutating func find(_ position: Int, _ kind: LogFinding.Kind) {
        findings.append(LogFinding(position, kind))
    }
}
