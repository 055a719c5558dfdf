/// What the register knows of a scan, and needs to prove it.
public struct StoredScan: Sendable, Equatable {
    /// Its id, under which the store has it.
    public let id: UInt128
    /// Bytes before sealing.
    public let byteCount: Int
    /// SHA-256 of the bytes before sealing, 32 bytes.
    public let digest: [UInt8]
    /// Version of the key that sealed it.
    public let keyVersion: UInt16

    /// A scan from its parts.
    public init(id: UInt128, byteCount: Int, digest: [UInt8], keyVersion: UInt16) {
        self.id = id
        self.byteCount = byteCount
        self.digest = digest
        self.keyVersion = keyVersion
    }
}
