import TransparencyLog

/// Joins verified blocks, in their order, into the tree, and compares its root with every signed one.
struct TreeFold: Sendable {
    /// The tree before the first block and up to the last one that was taken.
    private(set) var range: CompactRange
    /// Roots of the full blocks that were taken.
    private(set) var blockRoots: [MerkleHash] = []
    /// Signed roots that were compared.
    private(set) var comparedRoots = 0
    private(set) var findings: [LogFinding] = []
    /// Size of the last signed root that was right.
    private(set) var provedSize: Int
    private var isBroken = false

    /// Begins with the tree before the first block.
    init(_ range: CompactRange) {
        self.range = range
        provedSize = range.size
    }

    /// Takes the next block.
    mutating func take(_ block: VerifiedBlock, using hasher: MerkleHasher) {
        precondition(block.start == range.size, "blocks are taken in their order")
        for mark in block.marks {
            var whole = range
            var left = mark.nodes.size
            for node in mark.nodes.nodes {
                let level = Int.bitWidth - 1 - left.leadingZeroBitCount
                whole.append(subtree: node, level: level, using: hasher)
                left -= 1 << level
            }
            compare(whole.root(using: hasher), mark.claim)
        }
        guard let root = block.root else { return }
        range.append(subtree: root, level: VerifiedBlock.height, using: hasher)
        blockRoots.append(root)
    }

    /// One wrong root says where; all later ones are wrong with it and would say nothing new.
    private mutating func compare(_ root: MerkleHash, _ claim: RootClaim) {
        comparedRoots += 1
        if root == claim.root {
            provedSize = max(provedSize, claim.size)
        } else if claim.source != .database {
            findings.append(LogFinding(provedSize, .contradiction(size: claim.size, claim.source)))
        } else if !isBroken {
            isBroken = true
            findings.append(LogFinding(provedSize, .root(size: claim.size, since: provedSize)))
        }
    }
}
