/// What came of an objection.
///
/// - Rule: HZ-O8, HZ-O10, PB-15.
public enum ObjectionOutcome: String, Sendable, Hashable, CaseIterable {
    /// 更正: the record says something else now.
    case corrected
    /// 补充: a part, or the whole record, was added.
    case supplemented
    /// 删除: the record was withdrawn; its history stays.
    case deleted
    /// 停止公开: the record stays, its disclosure ended.
    case disclosureEnded = "disclosure_ended"
    /// 维持: the record is right.
    case upheld
    /// 无法核实: neither could be confirmed; recorded with the record.
    case unconfirmed
}
