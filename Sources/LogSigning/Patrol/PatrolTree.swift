import TransparencyLog

/// The tree that the patrol builds from the old entries, and the tiles that it expects the database to have.
struct PatrolTree {
    /// The hashes of a tile as far as the patrol knows them.
    struct Expectation {
        let address: TileAddress
        let hashes: [MerkleHash]
    }

    private(set) var edge = TreeEdge()

    /// Entries so far.
    var size: Int { edge.size }

    /// Appends leaves.
    ///
    /// - Returns: Every tile that the leaves changed, full or not, the lowest level first.
    mutating func append(_ leaves: [MerkleHash], using hasher: MerkleHasher) -> [Expectation] {
        var expectations: [Expectation] = []
        for leaf in leaves {
            edge.append(leaf, using: hasher) { expectations.append(Expectation(address: $0, hashes: $1)) }
        }
        for level in TreeEdge.widths(ofSize: edge.size).indices {
            let hashes = edge.hashes(level: level)
            let index = edge.size >> (TileAddress.height * (level + 1))
            guard !hashes.isEmpty, let address = TileAddress(level: level, index: index, width: hashes.count) else {
                continue
            }
            expectations.append(Expectation(address: address, hashes: hashes))
        }
        return expectations.sorted { ($0.address.level, $0.address.index) < ($1.address.level, $1.address.index) }
    }

    /// The first finding when the database's tiles are held against what is expected, by position.
    ///
    /// - Parameter tiles: What the database has, under the very addresses.
    static func finding(
        _ expectations: [Expectation], _ tiles: [TileAddress: [MerkleHash]], using hasher: MerkleHasher
    ) -> SigningAlarm? {
        for expectation in expectations {
            let address = expectation.address
            let firstBelow = address.index << (TileAddress.height * (address.level + 1))
            let tile = tiles[address] ?? []
            for (place, hash) in expectation.hashes.enumerated() {
                let position = firstBelow + place << (TileAddress.height * address.level)
                guard place < tile.count else { return SigningAlarm(.tileMissing, at: position) }
                guard tile[place] != hash else { continue }
                // The tile above tells which of the two is as it was.
                let isEntry = address.level == 0 && isConfirmed(tile, address, tiles, using: hasher)
                return SigningAlarm(isEntry ? .entryAltered : .tileAltered, at: position)
            }
        }
        return nil
    }

    /// Whether the tile above holds the root of this one; a tile that is not full has nothing above it and counts as right.
    private static func isConfirmed(
        _ tile: [MerkleHash], _ address: TileAddress, _ tiles: [TileAddress: [MerkleHash]], using hasher: MerkleHasher
    ) -> Bool {
        let index = address.index / TileAddress.fullWidth
        let place = address.index % TileAddress.fullWidth
        let above = tiles.first { $0.key.level == address.level + 1 && $0.key.index == index }?.value
        guard tile.count == TileAddress.fullWidth, let above, place < above.count else { return true }
        return hasher.root(ofPerfect: tile[...]) == above[place]
    }
}
