/// A scan as it is registered.
public struct StoredFileRow: Sendable {
    /// Its id, under which the file store has it.
    public let id: UInt128
    /// Media type by its bytes.
    public let mediaType: String
    /// Bytes before sealing.
    public let byteCount: Int32
    /// SHA-256 of the bytes before sealing, 32 bytes.
    public let contentDigest: [UInt8]
    /// Kind of the file store.
    public let store: String
    /// Version of the key that sealed it.
    public let keyVersion: Int32

    /// A row from its parts.
    public init(
        id: UInt128, mediaType: String, byteCount: Int32, contentDigest: [UInt8], store: String, keyVersion: Int32
    ) {
        self.id = id
        self.mediaType = mediaType
        self.byteCount = byteCount
        self.contentDigest = contentDigest
        self.store = store
        self.keyVersion = keyVersion
    }
}
