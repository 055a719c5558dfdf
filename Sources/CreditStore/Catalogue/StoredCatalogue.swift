public import CreditInformation

/// A catalogue version as the database holds it.
public struct StoredCatalogue: Sendable {
    /// Where the version stands.
    public let state: CatalogueState
    /// Id, from 1.
    public let versionID: Int32
    /// Policy profile.
    public let profile: String
    /// The version's name.
    public let label: String
    /// First day on which it holds.
    public let effectiveOn: CalendarDate?
    /// The catalogue as JSON.
    public let document: [UInt8]
    /// SHA-256 of the file it came from.
    public let digest: [UInt8]
}
