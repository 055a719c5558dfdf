import Testing
import TransparencyLog

struct TreeEdgeTests {
    @Test(arguments: [
        (0, []), (1, [1]), (255, [255]), (256, [0, 1]), (257, [1, 1]), (65_535, [255, 255]), (65_536, [0, 0, 1]),
        (70_000, [112, 17, 1]),
    ])
    func widthsAreTheDigitsOfTheSize(_ size: Int, _ widths: [Int]) {
        #expect(TreeEdge.widths(ofSize: size) == widths)
    }

    @Test func theLengthBelongsToTheSize() {
        #expect(TreeEdge(size: 0, bytes: []) == TreeEdge())
        #expect(TreeEdge(size: 256, bytes: [UInt8](repeating: 0, count: 32)) != nil)
        #expect(TreeEdge(size: 256, bytes: []) == nil)
        #expect(TreeEdge(size: 256, bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(TreeEdge(size: 256, bytes: [UInt8](repeating: 0, count: 64)) == nil)
        #expect(TreeEdge(size: 0, bytes: [UInt8](repeating: 0, count: 32)) == nil)
        #expect(TreeEdge(size: -1, bytes: []) == nil)
    }

    @Test func tilesBecomeFullFromTheLowestUpwards() {
        var tree = TestTree(size: 65_535)
        #expect(tree.full.count == 255)
        tree.grow(to: 65_536)
        #expect(tree.full.suffix(2).map(\.address.path) == ["tile/0/255", "tile/1/000"])
        #expect(tree.full.allSatisfy { $0.hashes.count == 256 && $0.address.isFull })
        #expect(tree.full[0].hashes == Array(tree.leaves[..<256]))
        #expect(tree.full.last?.hashes[0] == tree.hasher.root(ofPerfect: tree.leaves[..<256]))
        #expect(tree.edge.bytes.count == 32)
    }

    @Test func whatIsKeptGoesOnAsIfNothingHadBeen() throws {
        var whole = TestTree(size: 250)
        for size in 250..<520 {
            var resumed = try #require(TreeEdge(size: size, bytes: whole.edge.bytes))
            var resumedTiles: [TileAddress] = []
            let leaf = whole.hasher.leaf(TestTree.entry(size))
            resumed.append(leaf, using: whole.hasher) { tile, _ in resumedTiles.append(tile) }
            let before = whole.full.count
            whole.grow(to: size + 1)
            #expect(resumed == whole.edge)
            #expect(resumedTiles == whole.full[before...].map(\.address))
        }
    }

    @Test func levelsThatAreNotThereAreEmpty() {
        let tree = TestTree(size: 256)
        #expect(tree.edge.hashes(level: 0).isEmpty)
        #expect(tree.edge.hashes(level: 1).count == 1)
        #expect(tree.edge.hashes(level: 2).isEmpty)
        #expect(tree.edge.hashes(level: -1).isEmpty)
    }
}
