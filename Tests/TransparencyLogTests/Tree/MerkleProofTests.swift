import Testing
import TransparencyLog

struct MerkleProofTests {
    private let tree = TestTree(size: 100)

    @Test func nothingButTheTruthVerifies() throws {
        let proof = try #require(tree.inclusionProof(of: 42))
        #expect(verify(42, 100, proof))
        // An even neighbour size that the same proof would fit is not part of what is signed, so the root decides.
        #expect(!verify(41, 100, proof))
        #expect(!verify(43, 100, proof))
        #expect(!verify(42, 101, proof + [tree.root]))
        #expect(!verify(42, 100, proof.dropLast()))
        #expect(!verify(42, 100, proof + [proof[0]]))
        #expect(!verify(42, 100, proof.reversed()))
        #expect(!verify(-1, 100, proof))
        #expect(!verify(100, 100, proof))
        #expect(!verify(Int.max, Int.max, proof))
        for place in proof.indices {
            var wrong = proof
            wrong[place] = tree.leaves[0]
            #expect(!verify(42, 100, wrong))
        }
    }

    @Test func consistencyOfAnotherOldTreeDoesNotVerify() throws {
        let old = TestTree(size: 37)
        let proof = try #require(tree.consistencyProof(from: 37))
        #expect(verify(37, old.root, 100, proof))
        #expect(!verify(36, old.root, 100, proof))
        #expect(!verify(38, old.root, 100, proof))
        #expect(!verify(37, tree.root, 100, proof))
        #expect(!verify(37, old.root, 100, proof.dropLast()))
        #expect(!verify(37, old.root, 100, proof + [tree.root]))
        #expect(!verify(101, tree.root, 100, []))
        #expect(!verify(-1, .emptyRoot, 100, []))
    }

    @Test func nothingIsProvedFromTheEmptyTreeAndNothingNeededBetweenEqualOnes() {
        #expect(!verify(0, .emptyRoot, 100, []))
        #expect(!verify(0, tree.root, 100, []))
        #expect(!verify(0, .emptyRoot, 100, [tree.root]))
        #expect(verify(100, tree.root, 100, []))
        #expect(!verify(100, .emptyRoot, 100, []))
        #expect(!verify(100, tree.root, 100, [tree.root]))
    }

    @Test func sixtyThreeHashesAreTheMost() throws {
        // The tree of 2^62 equal leaves, from which both sides of the limit are made without making the tree.
        let hasher = MerkleHasher()
        let leaf = hasher.leaf([])
        var levels = [leaf]
        for _ in 0..<63 { levels.append(hasher.node(levels[levels.count - 1], levels[levels.count - 1])) }
        let size = 1 << 62
        #expect(
            MerkleProof.verifyInclusion(
                of: leaf, at: size - 1, size: size, root: levels[62], proof: Array(levels[..<62]), using: hasher))
        // One leaf less is the complement: consistency from there takes 63 hashes, the last leaf twice among them.
        let old = CompactRange(size: size - 1, nodes: Array(levels[..<62].reversed()))
        let oldRoot = try #require(old?.root(using: hasher))
        let proof = [leaf, leaf] + levels[1..<62]
        #expect(proof.count == 63)
        #expect(
            MerkleProof.verifyConsistency(
                from: size - 1, root: oldRoot, to: size, root: levels[62], proof: proof, using: hasher))
        #expect(MerkleProof.maximumHashes == 63)
        #expect(
            !MerkleProof.verifyConsistency(
                from: size - 1, root: oldRoot, to: size, root: levels[62], proof: proof + [leaf], using: hasher))
        #expect(
            !MerkleProof.verifyInclusion(
                of: leaf, at: 0, size: .max, root: levels[63], proof: Array(levels[..<63]) + [leaf], using: hasher))
    }

    private func verify(_ position: Int, _ size: Int, _ proof: [MerkleHash]) -> Bool {
        MerkleProof.verifyInclusion(
            of: tree.leaves[42], at: position, size: size, root: tree.root, proof: proof, using: tree.hasher)
    }

    private func verify(_ old: Int, _ oldRoot: MerkleHash, _ new: Int, _ proof: [MerkleHash]) -> Bool {
        MerkleProof.verifyConsistency(
            from: old, root: oldRoot, to: new, root: tree.root, proof: proof, using: tree.hasher)
    }
}
