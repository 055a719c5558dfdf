public import CreditInformation

/// Who sends what: stored with everything that a batch writes.
public struct BatchOrigin: Sendable {
    /// Id of the batch, made by the application.
    public let batchID: Digest128
    /// Item of all its rows.
    public let itemCode: String
    /// Unit that provides them.
    public let providerCode: String
    /// Catalogue in force.
    public let catalogueVersionID: Int32
    /// Account that runs the import.
    public let requestedBy: String
    /// Why the versions exist, such as `import`.
    public let ground: String
    /// Instant of the batch, microseconds since 1970-01-01 UTC.
    public let startedAtMicroseconds: Int64
    /// Version of the digest key.
    public let keyVersion: UInt16

    /// An origin as the caller knows it.
    public init(
        batchID: Digest128, itemCode: String, providerCode: String, catalogueVersionID: Int32, requestedBy: String,
        ground: String, startedAtMicroseconds: Int64, keyVersion: UInt16
    ) {
        self.batchID = batchID
        self.itemCode = itemCode
        self.providerCode = providerCode
        self.catalogueVersionID = catalogueVersionID
        self.requestedBy = requestedBy
        self.ground = ground
        self.startedAtMicroseconds = startedAtMicroseconds
        self.keyVersion = keyVersion
    }
}
