import Cryptography
import Testing
import TransparencyLog

/// Agreement with the second implementation, Tests/blackbox/transparency, on random trees.
struct RandomTreeTests {
    private static let file = "merkle.jsonl"

    @Test func entriesHashAlike() throws {
        struct Entries: Decodable {
            let hash0, hash13: String
        }
        let entries = try #require(try Vectors.read(Self.file, kind: "entries", as: Entries.self).first)
        let hasher = MerkleHasher()
        #expect(hasher.leaf(TestTree.entry(0)).base64 == entries.hash0)
        #expect(hasher.leaf(TestTree.entry(13)).base64 == entries.hash13)
    }

    @Test func rootsOfAllSizesAgree() throws {
        struct Roots: Decodable {
            let sizes: Int
            let digest: String
        }
        let roots = try #require(try Vectors.read(Self.file, kind: "roots", as: Roots.self).first)
        #expect(roots.sizes == 1000)
        var tree = TestTree(size: 0)
        var bytes: [UInt8] = []
        for size in 0...roots.sizes {
            tree.grow(to: size)
            let root = tree.range.root(using: tree.hasher)
            // Two ways to remember a tree, one root.
            #expect(tree.root == root, "size \(size)")
            #expect(tree.edge.compactRange(using: tree.hasher) == tree.range, "size \(size)")
            root.append(to: &bytes)
        }
        #expect(hexadecimal(bytes) == roots.digest)
    }

    @Test func everyProofOfSmallTreesAgrees() throws {
        struct Proofs: Decodable {
            let sizes: Int
            let inclusion, consistency: String
        }
        let proofs = try #require(try Vectors.read(Self.file, kind: "proofs", as: Proofs.self).first)
        var inclusion: [UInt8] = []
        var consistency: [UInt8] = []
        var tree = TestTree(size: 0)
        var roots = [MerkleHash.emptyRoot]
        for size in 1...proofs.sizes {
            tree.grow(to: size)
            roots.append(tree.root)
            for number in 0..<size {
                let path = try #require(tree.inclusionProof(of: number))
                inclusion += path.merkleBytes
                #expect(
                    MerkleProof.verifyInclusion(
                        of: tree.leaves[number], at: number, size: size, root: tree.root, proof: path,
                        using: tree.hasher))
                let steps = try #require(tree.consistencyProof(from: number + 1))
                consistency += steps.merkleBytes
                #expect(
                    MerkleProof.verifyConsistency(
                        from: number + 1, root: roots[number + 1], to: size, root: tree.root, proof: steps,
                        using: tree.hasher))
            }
        }
        #expect(hexadecimal(inclusion) == proofs.inclusion)
        #expect(hexadecimal(consistency) == proofs.consistency)
    }

    @Test func proofsOfRandomTreesAgree() throws {
        struct Tree: Decodable {
            struct Inclusion: Decodable {
                let position: Int
                let proof: [String]
            }
            struct Consistency: Decodable {
                let old: Int
                let proof: [String]
            }
            let size: Int
            let root: String
            let inclusion: [Inclusion]
            let consistency: [Consistency]
        }
        let trees = try Vectors.read(Self.file, kind: "tree", as: Tree.self)
        #expect(trees.count >= 20)
        for vector in trees {
            let tree = TestTree(size: vector.size)
            #expect(tree.root.base64 == vector.root)
            for known in vector.inclusion {
                #expect(tree.inclusionProof(of: known.position)?.map(\.base64) == known.proof)
            }
            for known in vector.consistency {
                #expect(tree.consistencyProof(from: known.old)?.map(\.base64) == known.proof)
            }
        }
    }

    @Test func tilesAgree() throws {
        struct Tiles: Decodable {
            let size, tiles: Int
            let root, digest, edge: String
        }
        let vectors = try Vectors.read(Self.file, kind: "tiles", as: Tiles.self).sorted { $0.size < $1.size }
        #expect(vectors.last?.size == 70_000)
        var tree = TestTree(size: 0)
        for vector in vectors {
            tree.grow(to: vector.size)
            let tiles = tree.tiles.sorted { ($0.key.level, $0.key.index) < ($1.key.level, $1.key.index) }
            #expect(tiles.count == vector.tiles)
            let bytes = tiles.flatMap { Array("\($0.key.path)\n".utf8) + $0.value.merkleBytes }
            #expect(hexadecimal(bytes) == vector.digest, "size \(vector.size)")
            #expect(hexadecimal(tree.edge.bytes) == vector.edge)
            #expect(tree.root.base64 == vector.root)
            #expect(TreeEdge(size: vector.size, bytes: tree.edge.bytes) == tree.edge)
        }
    }

    /// Hexadecimal digits of the SHA-256 of bytes.
    private func hexadecimal(_ bytes: [UInt8]) -> String {
        Digest.of(bytes, .sha256).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
