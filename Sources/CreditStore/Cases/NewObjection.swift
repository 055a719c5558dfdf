import Postgres

/// What an objection is about.
///
/// - Rule: HZ-O1, HZ-O6.
public struct NewObjection: Sendable {
    /// The record; nil when one is missing.
    public let record: UInt128?
    /// Item of the missing record; nil when there is a record.
    public let item: String?
    /// Provider of the missing record, if known.
    public let provider: String?
    /// The report in which it was read; nil when it was read elsewhere.
    public let report: UInt128?
    /// `wrong_content`, `wrong_subject`, `incomplete`, `outdated` or `omission`.
    public let kindOfError: String
    /// Why, in the applicant's words.
    public let reason: String
    /// The same with personal data masked (BX-10), for remarks that others read (PB-15).
    public let publicReason: String
    /// What is new, when the same was objected to before.
    public let newGround: String?

    /// An objection from its parts.
    public init(
        record: UInt128?, item: String?, provider: String?, report: UInt128?, kindOfError: String, reason: String,
        publicReason: String, newGround: String?
    ) {
        self.record = record
        self.item = item
        self.provider = provider
        self.report = report
        self.kindOfError = kindOfError
        self.reason = reason
        self.publicReason = publicReason
        self.newGround = newGround
    }

    /// In the order of `credit.receive_objection`.
    var parameters: [Parameter] {
        [
            .optional(record), .optional(item), .optional(provider), .optional(report), .text(kindOfError),
            .text(reason), .text(publicReason), .optional(newGround),
        ]
    }
}
