/// How far an import has come.
public struct ImportProgress: Sendable {
    /// Rows dealt with.
    public let rows: Int
    /// Bytes of the file read.
    public let bytesRead: Int
    /// Bytes of the file.
    public let totalBytes: Int
}
