/// A full tile as it is stored.
public struct QueryLogTileRow: Sendable, Equatable {
    /// Level of tiles, from 0.
    public let level: Int
    /// Place in its level, from 0.
    public let index: Int
    /// 256 hashes of 32 bytes.
    public let hashes: [UInt8]
    /// Time of the first entry below it, microseconds since 1970-01-01 UTC.
    public let firstLoggedAtMicroseconds: Int64
    /// Time of the last entry below it, microseconds since 1970-01-01 UTC.
    public let lastLoggedAtMicroseconds: Int64

    /// A tile that is to be stored.
    public init(
        level: Int, index: Int, hashes: [UInt8], firstLoggedAtMicroseconds: Int64, lastLoggedAtMicroseconds: Int64
    ) {
        self.level = level
        self.index = index
        self.hashes = hashes
        self.firstLoggedAtMicroseconds = firstLoggedAtMicroseconds
        self.lastLoggedAtMicroseconds = lastLoggedAtMicroseconds
    }
}
