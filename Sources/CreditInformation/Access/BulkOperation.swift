/// A query about many subjects at once.
public enum BulkOperation: String, Sendable, Hashable, CaseIterable {
    /// Several subjects in one request, answered at once.
    case batch
    /// 核查: an uploaded list, worked off as a job (HZ-M1).
    case verification

    /// The operation in Chinese.
    public var label: String {
        switch self {
        case .batch: "批量查询"
        case .verification: "名单核查"
        }
    }
}
