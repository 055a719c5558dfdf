public import CreditInformation

/// A stretch of the records of the items that a catalogue changes, in the order of their keys.
public struct ReclassificationPage: Sendable {
    /// Records of the stretch that must be prepared.
    public let due: [HeldRecord]
    /// Ids of those of them whose disclosure to society was ended after an objection: no catalogue opens them again.
    public let withheld: Set<Digest128>
    /// Records of the stretch, prepared ones and unaffected ones included.
    public let recordCount: Int
    /// Key of its last record, after which the next one begins; nil when there is none.
    public let last: (subject: Digest128, record: Digest128)?
}
