/// Checks of proofs, as RFC 9162 words them for RFC 6962's trees.
///
/// - Rule: BX-13.
public enum MerkleProof {
    /// Hashes of the longest proof: a tree has at most 2^62 leaves, and a consistency proof one hash more than levels.
    public static let maximumHashes = 63

    /// Whether `proof` shows that `leaf` is at `position` of the tree with this size and root.
    public static func verifyInclusion(
        of leaf: MerkleHash, at position: Int, size: Int, root: MerkleHash, proof: [MerkleHash],
        using hasher: MerkleHasher
    ) -> Bool {
        guard position >= 0, position < size, proof.count <= maximumHashes else { return false }
        var place = position
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = hasher.node(sibling, hash)
                // Nodes at the right edge without a sibling move up unchanged.
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = hasher.node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether `proof` shows that the tree of `new` leaves extends the tree of `old`, which is not empty.
    ///
    /// From the empty tree there is no such proof (RFC 6962, section 2.1.2): every tree extends it, so nothing would be shown.
    public static func verifyConsistency(
        from old: Int, root oldRoot: MerkleHash, to new: Int, root newRoot: MerkleHash, proof: [MerkleHash],
        using hasher: MerkleHasher
    ) -> Bool {
        guard old > 0, old <= new, proof.count <= maximumHashes else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        var rest = proof[...]
        var place = old - 1
        var last = new - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        // A whole perfect old tree is its own first hash and is left out of the proof.
        guard let seed = place > 0 ? rest.popFirst() : oldRoot else { return false }
        var oldHash = seed
        var newHash = seed
        for hash in rest {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                oldHash = hasher.node(hash, oldHash)
                newHash = hasher.node(hash, newHash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newHash = hasher.node(newHash, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
