import Testing
import TransparencyLog

@testable import CreditAPI

/// BX-13: what the holder of a receipt is given proves that the entry is in the log.
@Suite struct ReceiptProofTests {
    private let log: TestLog
    private let hasher = MerkleHasher()

    init() throws {
        log = try TestLog()
    }

    /// What the database would answer, when its tree has `size` leaves.
    private func content(_ tiles: [TileAddress], size: Int) -> TileLane.Tiles {
        let (edge, full) = log.tree(size)
        return tiles.map { tile in
            guard let whole = TileAddress(level: tile.level, index: tile.index) else { return nil }
            if let hashes = full[whole] { return hashes.merkleBytes }
            let isEdge = size >> (8 * (tile.level + 1)) == tile.index
            return isEdge ? edge.hashes(level: tile.level).merkleBytes : nil
        }
    }

    @Test(
        "every position of trees of many sizes is proved, also when the tree has grown since",
        arguments: [(1, 1), (2, 300), (255, 255), (256, 256), (257, 600), (600, 70_000), (66_000, 66_000)])
    func proofs(size: Int, grown: Int) throws {
        let checkpoint = try log.checkpoint(size)
        for position in Set([0, 1, size / 2, 255, 256, size - 1]) where position < size {
            let proof = try #require(ReceiptProof(position: position, checkpoint: checkpoint))
            let text = try #require(proof.text(from: content(proof.tiles, size: grown), using: hasher))
            let statement = try TransparencyProof(text).verify(
                leaf: log.leaf(position), policy: log.policy, using: hasher)
            #expect(statement.size == size)
            #expect(Set(proof.tiles).count == proof.tiles.count)
        }
    }

    @Test("a position that the checkpoint does not cover has no proof yet; the last one that it covers has")
    func covered() throws {
        let checkpoint = try log.checkpoint(5)
        #expect(ReceiptProof(position: 4, checkpoint: checkpoint) != nil)
        #expect(ReceiptProof(position: 5, checkpoint: checkpoint) == nil)
        #expect(ReceiptProof(position: .max, checkpoint: checkpoint) == nil)
    }

    @Test("tiles that are not what was signed, or not there, give no proof")
    func brokenTiles() throws {
        let proof = try #require(ReceiptProof(position: 3, checkpoint: log.checkpoint(300)))
        let good = content(proof.tiles, size: 300)
        #expect(proof.text(from: good, using: hasher) != nil)
        for tile in good.indices {
            var missing = good
            missing[tile] = nil
            #expect(proof.text(from: missing, using: hasher) == nil)
            var flipped = good
            flipped[tile]?[2] ^= 1
            #expect(proof.text(from: flipped, using: hasher) == nil)
            var short = good
            short[tile]?.removeLast(32)
            #expect(proof.text(from: short, using: hasher) == nil)
        }
    }
}
