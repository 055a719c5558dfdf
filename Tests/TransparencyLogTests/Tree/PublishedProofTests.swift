import Cryptography
import FoundationEssentials
import SharedDataTesting
import Testing
import TransparencyLog

/// The vectors of transparency-dev/merkle (RFC 6962).
struct PublishedProofTests {
    private static let proofs = "data/vectors/rfc6962_merkle_proofs.jsonl"
    private static let tree = "data/vectors/rfc6962_merkle_tree_8_leaves.json"

    @Test(.enabled(if: SharedData.has(proofs)))
    func publishedProofsAreJudgedAsPublished() throws {
        let cases = try Vectors.lines(SharedData.text(Self.proofs)).map {
            try JSONDecoder().decode(PublishedProof.self, from: $0)
        }
        #expect(cases.count == 518)
        let judged = cases.compactMap { published in published.isAccepted.map { (published, $0) } }
        // The others ask about subtrees that no log of ours speaks of.
        #expect(judged.count > 490)
        for (published, isAccepted) in judged {
            #expect(isAccepted != published.wantErr, "\(published.file)")
        }
        #expect(judged.count { $0.1 } > 20)
    }

    @Test(.enabled(if: SharedData.has(tree)))
    func publishedTreeHasItsRoots() throws {
        struct Published: Decodable {
            let leaf_inputs_hex: [String]
            let node_hashes_by_level: [[String]]
            let root_by_tree_size: [String]
        }
        let published = try JSONDecoder().decode(Published.self, from: Data(SharedData.text(Self.tree).utf8))
        let hasher = MerkleHasher()
        var range = CompactRange()
        #expect(hexadecimal(range.root(using: hasher)) == published.root_by_tree_size[0])
        for (index, entry) in published.leaf_inputs_hex.enumerated() {
            let bytes = stride(from: 0, to: entry.utf8.count, by: 2).map { start in
                UInt8(entry.dropFirst(start).prefix(2), radix: 16)!
            }
            let leaf = hasher.leaf(bytes)
            #expect(hexadecimal(leaf) == published.node_hashes_by_level[0][index])
            range.append(leaf, using: hasher)
            #expect(hexadecimal(range.root(using: hasher)) == published.root_by_tree_size[index + 1])
        }
    }

    private func hexadecimal(_ hash: MerkleHash) -> String {
        hash.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// One published case.
private struct PublishedProof: Decodable {
    let kind, file: String
    let wantErr: Bool
    let proof: [String]?
    let leafIdx, treeSize, size1, size2, start, end, size: UInt64?
    let root, leafHash, root1, root2: String?

    /// What we say; nil where we have no notion of the question.
    var isAccepted: Bool? {
        let hashes = (proof ?? []).map { MerkleHash(base64: $0) }
        // Our proofs cannot even hold a hash of another length.
        guard !hashes.contains(nil) else { return false }
        switch kind {
        case "inclusion": return includes(leafIdx, treeSize, hashes)
        case "consistency": return extends(size1, size2, hashes)
        case "subtreeinclusion":
            // A subtree is a tree of its own, where it is one at all.
            guard let start, let end, let leafIdx, isSubtree(start, end), leafIdx >= start else { return false }
            return includes(leafIdx - start, end - start, hashes)
        default: return start == 0 && end != 0 ? extends(end, size, hashes) : nil
        }
    }

    private func isSubtree(_ start: UInt64, _ end: UInt64) -> Bool {
        guard start < end else { return false }
        var power: UInt64 = 1
        while power < end - start, power < 1 << 63 { power *= 2 }
        return start % power == 0
    }

    private func includes(_ position: UInt64?, _ size: UInt64?, _ proof: [MerkleHash?]) -> Bool {
        guard let position = position.flatMap(Int.init(exactly:)), let size = size.flatMap(Int.init(exactly:)),
            let leaf = leafHash.flatMap({ MerkleHash(base64: $0) })
        else { return false }
        return MerkleProof.verifyInclusion(
            of: leaf, at: position, size: size, root: hash(root), proof: proof.compactMap(\.self), using: MerkleHasher()
        )
    }

    private func extends(_ old: UInt64?, _ new: UInt64?, _ proof: [MerkleHash?]) -> Bool {
        guard let old = old.flatMap(Int.init(exactly:)), let new = new.flatMap(Int.init(exactly:)) else { return false }
        return MerkleProof.verifyConsistency(
            from: old, root: hash(root1), to: new, root: hash(root2), proof: proof.compactMap(\.self),
            using: MerkleHasher())
    }

    /// A root; some cases give words where it does not matter, which a digest says as well.
    private func hash(_ text: String?) -> MerkleHash {
        let bytes = text.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } ?? []
        return MerkleHash(bytes) ?? MerkleHash(Digest.of(bytes, .sha256)) ?? .emptyRoot
    }
}
