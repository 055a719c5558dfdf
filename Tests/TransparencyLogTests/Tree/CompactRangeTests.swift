import Testing
import TransparencyLog

struct CompactRangeTests {
    @Test func theNumberOfNodesBelongsToTheSize() {
        let node = MerkleHash.emptyRoot
        #expect(CompactRange(size: 0, nodes: []) == CompactRange())
        #expect(CompactRange(size: 13, nodes: [node, node, node]) != nil)
        #expect(CompactRange(size: 13, nodes: [node, node]) == nil)
        #expect(CompactRange(size: 13, nodes: [node, node, node, node]) == nil)
        #expect(CompactRange(size: 0, nodes: [node]) == nil)
        #expect(CompactRange(size: -1, nodes: []) == nil)
        #expect(CompactRange(size: -1, nodes: Array(repeating: node, count: 64)) == nil)
    }

    @Test func whatIsRememberedGoesOnAsIfNothingHadBeen() throws {
        var whole = CompactRange()
        let hasher = MerkleHasher()
        for position in 0..<300 {
            var resumed = try #require(CompactRange(size: whole.size, nodes: whole.nodes))
            let leaf = hasher.leaf(TestTree.entry(position))
            whole.append(leaf, using: hasher)
            resumed.append(leaf, using: hasher)
            #expect(resumed == whole)
        }
    }

    @Test(arguments: [0, 1, 4, 8])
    func wholeSubtreesCountAsTheirLeaves(_ level: Int) {
        let hasher = MerkleHasher()
        var single = CompactRange()
        var joined = CompactRange()
        for index in 0..<5 {
            let leaves = (0..<1 << level).map { hasher.leaf(TestTree.entry(index << level + $0)) }
            for leaf in leaves { single.append(leaf, using: hasher) }
            joined.append(subtree: hasher.root(ofPerfect: leaves[...]), level: level, using: hasher)
        }
        #expect(single == joined)
        #expect(single.size == 5 << level)
    }

    @Test func subtreesOfDifferentSizesFollowEachOther() {
        let hasher = MerkleHasher()
        let tree = TestTree(size: 14)
        var range = CompactRange()
        var start = 0
        for level in [3, 2, 0, 0] {
            let leaves = tree.leaves[start..<start + 1 << level]
            range.append(subtree: hasher.root(ofPerfect: leaves), level: level, using: hasher)
            start += 1 << level
        }
        #expect(range == tree.range)
    }
}
