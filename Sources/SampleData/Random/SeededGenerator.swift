/// Pseudo-random numbers that are the same on every machine (SplitMix64).
///
/// The standard library's generators are no use here: they are seeded by the system, and how they map numbers to
/// ranges may change between releases. Not for secrets.
struct SeededGenerator {
    private var state: UInt64

    /// A generator for one purpose: same arguments, same numbers.
    init(_ seed: UInt64, _ purpose: UInt64 = 0) {
        state = Self.mixed(seed, purpose)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.finished(state)
    }

    /// A number in `0..<bound`; `bound` must be positive.
    mutating func below(_ bound: Int) -> Int {
        // The bias of multiply-and-shift is bound / 2^64: nothing for made-up data.
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True in `percent` of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// Two numbers mixed into one that depends on all bits of both.
    static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
        finished(finished(first &+ 0x9E37_79B9_7F4A_7C15) &+ second &* 0xD1B5_4A32_D192_ED03)
    }

    /// A number for a text, the same in every process (FNV-1a).
    static func number(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private static func finished(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
