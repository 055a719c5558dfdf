public import CreditInformation

/// What became of a batch.
public struct ImportOutcome: Sendable {
    /// Rows by verdict.
    public internal(set) var counts = ImportCounts()
    /// Reasons with how often they occurred and the first lines where, the most frequent first.
    public internal(set) var reasons: [(issue: RowIssue, count: Int, firstLines: [Int])] = []
    /// Values in which personal data were masked for the public (BX-10).
    public internal(set) var maskedValues = 0
    /// Headers that no field has; their columns were not taken (BX-1).
    public internal(set) var unknownHeaders: [String] = []
    /// Where the rows that were not taken in are reported; nil when there are none.
    public internal(set) var reportPath: String?
    /// Whether nothing was stored on purpose.
    public internal(set) var isDryRun = false
}
