public import CreditInformation

/// A catalogue version, ready to be stored.
public struct CatalogueVersionRow: Sendable {
    /// The catalogue.
    public let catalogue: Catalogue
    /// First day on which it holds.
    public let effectiveOn: CalendarDate
    /// The whole catalogue as plain JSON.
    public let document: String
    /// What the public reads.
    public let publicDocument: String
    /// SHA-256 of the file's bytes.
    public let digest: [UInt8]
    /// Who publishes it.
    public let publishedBy: String

    /// A version as its publisher has worked it out.
    public init(
        catalogue: Catalogue, effectiveOn: CalendarDate, document: String, publicDocument: String, digest: [UInt8],
        publishedBy: String
    ) {
        self.catalogue = catalogue
        self.effectiveOn = effectiveOn
        self.document = document
        self.publicDocument = publicDocument
        self.digest = digest
        self.publishedBy = publishedBy
    }
}
