import TransparencyLog

extension CompactRange {
    /// Leaves below the first perfect subtree that another tree of the same size has otherwise; nil when all agree.
    func firstDifference(from other: CompactRange) -> Range<Int>? {
        var start = 0
        var bits = size
        for (mine, theirs) in zip(nodes, other.nodes) {
            let span = 1 << (Int.bitWidth - 1 - bits.leadingZeroBitCount)
            if mine != theirs { return start..<start + span }
            start += span
            bits -= span
        }
        return nil
    }
}
