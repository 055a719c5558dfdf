/// What became of a row of a batch.
///
/// - Rule: X-6.
public enum RowVerdict: String, Sendable, Hashable, CaseIterable {
    /// A record that was not there before.
    case accepted
    /// A new version of a record.
    case updated
    /// Already there, to the last field.
    case unchanged
    /// Kept for the centre to look at; not used until then.
    case quarantined
    /// Not taken in; the provider has to mend it.
    case rejected

    /// The word that reports use.
    public var label: String {
        switch self {
        case .accepted: "新增"
        case .updated: "更新"
        case .unchanged: "无变化"
        case .quarantined: "待核查"
        case .rejected: "退回"
        }
    }
}
