import Testing
import TransparencyLog

struct ProofPlanTests {
    @Test func thereIsNoProofOfWhatIsNotInTheTree() {
        #expect(ProofPlan.inclusion(of: 0, inTreeOf: 0) == nil)
        #expect(ProofPlan.inclusion(of: 5, inTreeOf: 5) == nil)
        #expect(ProofPlan.inclusion(of: 4, inTreeOf: 5) != nil)
        #expect(ProofPlan.inclusion(of: -1, inTreeOf: 5) == nil)
        #expect(ProofPlan.consistency(from: 6, to: 5) == nil)
        #expect(ProofPlan.consistency(from: 5, to: 5) != nil)
        #expect(ProofPlan.consistency(from: -1, to: 5) == nil)
    }

    @Test(arguments: [(0, 0), (0, 7), (7, 7)])
    func nothingIsToBeProvedOfEqualTreesAndTheEmptyOne(_ old: Int, _ new: Int) throws {
        let plan = try #require(ProofPlan.consistency(from: old, to: new))
        #expect(plan.tiles.isEmpty)
        #expect(plan.proof(from: [:], using: MerkleHasher()) == [])
    }

    @Test func tilesHaveTheWidthThatTheyHaveInTheTree() throws {
        let plan = try #require(ProofPlan.inclusion(of: 0, inTreeOf: 70_000))
        #expect(
            Set(plan.tiles.map(\.path))
                == ["tile/0/000", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17"])
    }

    @Test func aMissingOrNarrowTileGivesNoProof() throws {
        let tree = TestTree(size: 600)
        let plan = try #require(ProofPlan.inclusion(of: 3, inTreeOf: 600))
        let tiles = tree.tiles
        let complete = Dictionary(uniqueKeysWithValues: plan.tiles.map { ($0, tiles[$0] ?? []) })
        #expect(plan.proof(from: complete, using: tree.hasher)?.isEmpty == false)
        for tile in plan.tiles {
            var poorer = complete
            poorer[tile] = nil
            #expect(plan.proof(from: poorer, using: tree.hasher) == nil)
            poorer[tile] = complete[tile].map { Array($0.dropLast()) }
            // A tile may have more hashes than the proof needs, but its last one is always needed at the right edge.
            if !tile.isFull { #expect(plan.proof(from: poorer, using: tree.hasher) == nil) }
        }
    }

    @Test func widerTilesOfALaterTreeServeAsWell() throws {
        let old = TestTree(size: 300)
        let later = TestTree(size: 700)
        for position in [0, 255, 256, 299] {
            let plan = try #require(ProofPlan.inclusion(of: position, inTreeOf: 300))
            let tiles = later.tiles
            let wider = plan.tiles.compactMap { tile in
                tiles.first { $0.key.level == tile.level && $0.key.index == tile.index }
            }
            let proof = plan.proof(
                from: Dictionary(uniqueKeysWithValues: wider.map { ($0.key, $0.value) }), using: later.hasher)
            #expect(proof == old.inclusionProof(of: position))
        }
    }

    @Test func theLargestTreesHaveProofsOfTheMostHashes() throws {
        let largest = 1 << 62
        let inclusion = try #require(ProofPlan.inclusion(of: largest - 1, inTreeOf: largest))
        #expect(inclusion.tiles.count == 8)
        let hash = MerkleHash.emptyRoot
        func anything(_ plan: ProofPlan) -> [MerkleHash]? {
            plan.proof(
                from: Dictionary(
                    uniqueKeysWithValues: plan.tiles.map { ($0, Array(repeating: hash, count: $0.width)) }),
                using: MerkleHasher())
        }
        #expect(anything(inclusion)?.count == 62)
        #expect(anything(try #require(ProofPlan.consistency(from: largest - 1, to: largest)))?.count == 63)
    }
}
