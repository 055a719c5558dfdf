import CreditStore
import TransparencyLog

/// The tree while leaves are appended to it: its right edge, the times below the partial tiles, and the tiles that became full.
///
/// - Rule: HZ-Q15 (RFC 6962, C2SP tlog-tiles).
struct GrowingTree {
    /// Entries in the tree as it is stored.
    private var storedSize: Int
    private var edge: TreeEdge
    /// Time of the last entry, microseconds since 1970-01-01 UTC.
    private(set) var untilMicroseconds: Int64
    /// By level: time of the first entry below the partial tile; means nothing where the tile is empty.
    private var since: [Int64]
    private var tiles: [QueryLogTileRow] = []

    /// Entries in the tree.
    var size: Int { edge.size }

    /// The tree as it is stored.
    ///
    /// - Parameter since: Times of the first entries below the partial tiles of level 1 and above, as `firstTiles` names
    ///   the tiles that know them.
    /// - Throws: `.brokenEdge`.
    init(_ state: QueryLogTreeState, since: [Int64]) throws(IntegrationRefusal) {
        guard let edge = TreeEdge(size: state.integratedSize, bytes: state.edge),
            since.count == Self.firstTiles(ofSize: state.integratedSize).count
        else { throw .brokenEdge(position: state.integratedSize) }
        storedSize = state.integratedSize
        self.edge = edge
        untilMicroseconds = state.integratedUntilMicroseconds
        self.since = [state.edgeSinceMicroseconds] + since
    }

    /// The tiles of level 0 with the first entries below the partial tiles of level 1 and above; for an empty partial tile
    /// any tile, here the first.
    static func firstTiles(ofSize size: Int) -> [Int] {
        TreeEdge.widths(ofSize: size).indices.dropFirst().map { level in
            let height = TileAddress.height * (level + 1)
            let width = size >> (TileAddress.height * level) & (TileAddress.fullWidth - 1)
            // A whole tile of the highest level would begin where the tree ends.
            return width > 0 ? (size >> height) << (height - TileAddress.height) : 0
        }
    }

    /// Appends the leaf of the next position.
    ///
    /// - Throws: `.missing` when it is another position's, `.timeWentBack`.
    mutating func append(_ leaf: QueryLogLeaf, using hasher: MerkleHasher) throws(IntegrationRefusal) {
        guard leaf.position == size, let hash = MerkleHash(leaf.hash) else { throw .missing(position: size) }
        guard leaf.loggedAtMicroseconds >= untilMicroseconds else { throw .timeWentBack(position: leaf.position) }
        untilMicroseconds = leaf.loggedAtMicroseconds
        if size.isMultiple(of: TileAddress.fullWidth) { since[0] = leaf.loggedAtMicroseconds }
        var full: [(TileAddress, [MerkleHash])] = []
        edge.append(hash, using: hasher) { full.append(($0, $1)) }
        for (address, hashes) in full {
            let first = since[address.level]
            tiles.append(
                QueryLogTileRow(
                    level: address.level, index: address.index, hashes: hashes.merkleBytes,
                    firstLoggedAtMicroseconds: first, lastLoggedAtMicroseconds: untilMicroseconds))
            let above = address.level + 1
            if above == since.count { since.append(first) }
            if address.index.isMultiple(of: TileAddress.fullWidth) { since[above] = first }
        }
    }

    /// What is to be written; nil when nothing was appended.
    func growth(nextPosition: Int) -> QueryLogTreeGrowth? {
        guard size > storedSize else { return nil }
        return QueryLogTreeGrowth(
            expectedSize: storedSize,
            state: QueryLogTreeState(
                integratedSize: size, integratedUntilMicroseconds: untilMicroseconds,
                edgeSinceMicroseconds: size.isMultiple(of: TileAddress.fullWidth) ? untilMicroseconds : since[0],
                edge: edge.bytes, nextPosition: nextPosition),
            tiles: tiles)
    }

    /// Remembers that `growth` is stored.
    mutating func settle() {
        storedSize = size
        tiles = []
    }

    /// Whether this is the tree that is stored: nobody else has written, nothing was restored.
    func isStored(_ state: QueryLogTreeState) -> Bool {
        storedSize == size && size == state.integratedSize && edge.bytes == state.edge
    }
}
