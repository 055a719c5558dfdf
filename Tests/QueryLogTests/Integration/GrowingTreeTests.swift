import CreditStore
import Cryptography
import Testing
import TransparencyLog

@testable import QueryLog

/// The tree as it grows, without a database.
@Suite struct GrowingTreeTests {
    private let hasher = MerkleHasher()

    private func leaf(_ position: Int, at time: Int64? = nil) -> QueryLogLeaf {
        QueryLogLeaf(
            position: position, loggedAtMicroseconds: time ?? IntegrationDatabase.time(position),
            hash: Digest.of([0] + IntegrationDatabase.entry(position), .sha256))
    }

    private func empty() throws -> GrowingTree {
        try GrowingTree(
            QueryLogTreeState(
                integratedSize: 0, integratedUntilMicroseconds: QueryLogTreeState.beforeAllMicroseconds,
                edgeSinceMicroseconds: QueryLogTreeState.beforeAllMicroseconds, edge: [], nextPosition: 0), since: [])
    }

    @Test("a leaf of another position than the next is refused by the position that is missing")
    func contiguity() throws {
        var tree = try empty()
        try tree.append(leaf(0), using: hasher)
        #expect(throws: IntegrationRefusal.missing(position: 1)) { try tree.append(leaf(2), using: hasher) }
        #expect(throws: IntegrationRefusal.missing(position: 1)) { try tree.append(leaf(0), using: hasher) }
        try tree.append(leaf(1), using: hasher)
        #expect(tree.size == 2)
    }

    @Test("times may stand still and may not go back")
    func times() throws {
        var tree = try empty()
        try tree.append(leaf(0, at: 10), using: hasher)
        try tree.append(leaf(1, at: 10), using: hasher)
        #expect(throws: IntegrationRefusal.timeWentBack(position: 2)) { try tree.append(leaf(2, at: 9), using: hasher) }
    }

    @Test("an edge whose length does not belong to its size is refused")
    func brokenEdge() {
        for (size, bytes) in [(1, 31), (1, 64), (256, 0), (0, 32)] {
            let state = QueryLogTreeState(
                integratedSize: size, integratedUntilMicroseconds: 0, edgeSinceMicroseconds: 0,
                edge: [UInt8](repeating: 7, count: bytes), nextPosition: size)
            #expect(throws: IntegrationRefusal.brokenEdge(position: size)) {
                try GrowingTree(state, since: GrowingTree.firstTiles(ofSize: size).map { _ in 0 })
            }
        }
    }

    @Test("the first entries below partial tiles are looked up in the tiles that hold them")
    func firstTiles() {
        #expect(GrowingTree.firstTiles(ofSize: 0) == [])
        #expect(GrowingTree.firstTiles(ofSize: 255) == [])
        #expect(GrowingTree.firstTiles(ofSize: 256) == [0])
        #expect(GrowingTree.firstTiles(ofSize: 65_536) == [0, 0])
        #expect(GrowingTree.firstTiles(ofSize: 65_536 + 256) == [256, 0])
        #expect(GrowingTree.firstTiles(ofSize: 3 * 65_536 + 511) == [768, 0])
        #expect(GrowingTree.firstTiles(ofSize: 1 << 62) == [0, 0, 0, 0, 0, 0, 0])
    }

    @Test("what is written is what became full since the last time, and nothing twice")
    func growth() throws {
        var tree = try empty()
        #expect(tree.growth(nextPosition: 0) == nil)
        for position in 0..<300 { try tree.append(leaf(position), using: hasher) }
        let first = try #require(tree.growth(nextPosition: 300))
        #expect(first.expectedSize == 0)
        #expect(first.tiles.map(\.index) == [0])
        tree.settle()
        #expect(tree.isStored(first.state))
        #expect(tree.growth(nextPosition: 300) == nil)
        try tree.append(leaf(300), using: hasher)
        #expect(!tree.isStored(first.state))
        let second = try #require(tree.growth(nextPosition: 301))
        #expect(second.expectedSize == 300)
        #expect(second.tiles.isEmpty)
        #expect(second.state.edgeSinceMicroseconds == IntegrationDatabase.time(256))
    }
}
