import CreditStore
import Postgres
import TransparencyLog

/// The database's side of the log, for one round.
struct LogReader {
    private let store: QueryLogSigningStore
    let hasher: MerkleHasher

    init(_ store: QueryLogSigningStore, _ hasher: MerkleHasher) {
        self.store = store
        self.hasher = hasher
    }

    func state() throws(RoundInterruption) -> QueryLogTreeState {
        try ask { () throws(PostgresError) in try store.treeState() }
    }

    func entries(
        from position: Int, since microseconds: Int64, maximum: Int
    ) throws(RoundInterruption) -> [QueryLogSigningEntry] {
        try ask { () throws(PostgresError) in
            try store.entries(from: position, sinceMicroseconds: microseconds, maximum: maximum)
        }
    }

    func newestCheckpoint() throws(RoundInterruption) -> QueryLogCheckpointRow? {
        try ask { () throws(PostgresError) in try store.newestCheckpoint() }
    }

    /// The smallest checkpoint of at least `size` entries.
    func checkpoint(ofAtLeast size: Int) throws(RoundInterruption) -> QueryLogCheckpointRow? {
        try ask { () throws(PostgresError) in try store.checkpoints(from: size, maximum: 1).first }
    }

    func record(_ checkpoint: QueryLogCheckpointRow) throws(RoundInterruption) {
        try ask { () throws(PostgresError) in try store.record(checkpoint) }
    }

    func detachedRanges() throws(RoundInterruption) -> [Range<Int>] {
        try ask { () throws(PostgresError) in try store.detachedRanges() }
    }

    /// The hashes of tiles; what is missing or no multiple of 32 bytes is left out.
    func tiles(_ addresses: [TileAddress]) throws(RoundInterruption) -> [TileAddress: [MerkleHash]] {
        let found = try ask { () throws(PostgresError) in
            try store.tiles(addresses.map { (level: $0.level, index: $0.index) })
        }
        var tiles: [TileAddress: [MerkleHash]] = [:]
        for (address, bytes) in zip(addresses, found) {
            if let bytes, let hashes = [MerkleHash](merkleHashes: bytes) { tiles[address] = hashes }
        }
        return tiles
    }

    /// The right edge that the database's tree had when it had `size` entries; nil when one of its tiles is missing.
    func edge(ofSize size: Int) throws(RoundInterruption) -> TreeEdge? {
        var addresses: [TileAddress] = []
        for (level, width) in TreeEdge.widths(ofSize: size).enumerated() where width > 0 {
            let index = size >> (TileAddress.height * (level + 1))
            guard let address = TileAddress(level: level, index: index, width: width) else { return nil }
            addresses.append(address)
        }
        let tiles = try tiles(addresses)
        var bytes: [UInt8] = []
        for address in addresses {
            guard let hashes = tiles[address], hashes.count >= address.width else { return nil }
            for hash in hashes[..<address.width] { hash.append(to: &bytes) }
        }
        return TreeEdge(size: size, bytes: bytes)
    }

    private func ask<Value>(_ question: () throws(PostgresError) -> Value) throws(RoundInterruption) -> Value {
        do throws(PostgresError) { return try question() } catch { throw .failed(.database(error)) }
    }
}
