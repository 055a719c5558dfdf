public import CreditInformation

/// A row that waits for the centre.
public struct QuarantinedRow: Sendable {
    /// Line in the file, from 1.
    public let line: Int
    /// Keyed digest of the row: the same row is kept once.
    public let digest: Digest128
    /// Why.
    public let issue: RowIssue
    /// The row as JSON, encrypted as a whole.
    public let sealedRow: [UInt8]

    /// A row as the importer has sealed it.
    public init(line: Int, digest: Digest128, issue: RowIssue, sealedRow: [UInt8]) {
        self.line = line
        self.digest = digest
        self.issue = issue
        self.sealedRow = sealedRow
    }
}
