public import CreditInformation

/// A public search by part of a name or by code.
///
/// - Rule: HZ-Q4, BX-15.
public struct PublicSearch: Sendable {
    /// What is looked for.
    public enum Wanted: Sendable, Equatable {
        /// Part of a name, in the one form of names, with its pairs of neighbouring characters.
        case name(normalised: String, bigrams: [Int32])
        /// An exact code: the key that it derives, and its text.
        case code(PublicReference)
    }

    /// The place in the order of hits after which a page begins.
    public enum Place: Sendable, Equatable {
        /// Behind a name that begins with the needle.
        case leading(normalisedName: String, subjectKey: Digest128)
        /// Behind a name that holds the needle elsewhere, or behind a hit by code.
        case inside(subjectKey: Digest128)
    }

    /// What is looked for.
    public let wanted: Wanted
    /// Most hits of the page, at least 1.
    public let pageSize: Int32
    /// Where the page begins; nil for the first.
    public let after: Place?
    /// What the log says of the search: JSON.
    public let scope: String
    /// Who asks.
    public let origin: QueryOrigin

    /// A search as the request states it.
    public init(wanted: Wanted, pageSize: Int32, after: Place?, scope: String, origin: QueryOrigin) {
        self.wanted = wanted
        self.pageSize = pageSize
        self.after = after
        self.scope = scope
        self.origin = origin
    }
}
