/// What the scanner made of a text; holds counts, never the values found.
///
/// - Rule: BX-10.
public struct PersonalDataScan: Sendable, Hashable {
    /// The text with every find masked; the text itself when there was none.
    public let maskedText: String
    /// The text with nothing but identity numbers masked; the text itself when there was none.
    public let identityMaskedText: String
    /// How many finds there were of each kind; kinds without a find are absent.
    public let counts: [PersonalDataKind: Int]

    /// Whether nothing was found.
    public var isClean: Bool { counts.isEmpty }
}
