/// How many rows of a batch had which verdict.
///
/// - Rule: X-6, BX-9.
public struct ImportCounts: Sendable, Equatable {
    private var counts = [Int](repeating: 0, count: RowVerdict.allCases.count)

    /// No rows.
    public init() {}

    /// Rows with the verdict.
    public subscript(verdict: RowVerdict) -> Int {
        counts[Self.place(of: verdict)]
    }

    /// Rows in all.
    public var rows: Int { counts.reduce(0, +) }

    /// Counts more rows.
    public mutating func add(_ verdict: RowVerdict, _ count: Int = 1) {
        counts[Self.place(of: verdict)] += count
    }

    private static func place(of verdict: RowVerdict) -> Int {
        switch verdict {
        case .accepted: 0
        case .updated: 1
        case .unchanged: 2
        case .quarantined: 3
        case .rejected: 4
        }
    }
}
