/// Pairs of neighbouring characters, by which names are indexed and searched.
public enum Bigrams {
    /// The distinct bigrams of a normalised name, in rising order; none for a name of one character.
    ///
    /// A bigram of two scalars of the basic multilingual plane is `first << 16 | second`, as a bit pattern, and
    /// so unique. If either lies beyond, it is a 32-bit mix (see `packed`), which may coincide with
    /// another: whoever searches compares the names afterwards anyway.
    public static func of(_ normalised: String) -> [Int32] {
        var pairs: [Int32] = []
        pairs.reserveCapacity(normalised.utf8.count / 3)
        var previous: UInt32?
        for scalar in normalised.unicodeScalars {
            if let previous { pairs.append(packed(previous, scalar.value)) }
            previous = scalar.value
        }
        pairs.sort()
        var kept = 0
        for index in pairs.indices where index == 0 || pairs[index] != pairs[kept - 1] {
            pairs[kept] = pairs[index]
            kept += 1
        }
        pairs.removeSubrange(kept...)
        return pairs
    }

    /// One bigram. Beyond the basic plane: `(first × 0x9E3779B1) xor (second × 0x85EBCA77)`, each product modulo
    /// 2^32. The numbers are in stored indexes: they must never change.
    public static func packed(_ first: UInt32, _ second: UInt32) -> Int32 {
        guard first > 0xFFFF || second > 0xFFFF else { return Int32(bitPattern: first << 16 | second) }
        return Int32(bitPattern: (first &* 0x9E37_79B1) ^ (second &* 0x85EB_CA77))
    }
}
