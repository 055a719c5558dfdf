/// In which form a paper is there, or has to be.
///
/// - Rule: HZ-Q5, HZ-Q6.
struct MaterialForm: OptionSet, Sendable, Hashable {
    /// One bit each.
    let rawValue: UInt8

    /// Forms from their bits.
    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The original was seen.
    static let original = MaterialForm(rawValue: 1)
    /// With the official seal.
    static let stamped = MaterialForm(rawValue: 2)
    /// Notarised.
    static let notarised = MaterialForm(rawValue: 4)
}
