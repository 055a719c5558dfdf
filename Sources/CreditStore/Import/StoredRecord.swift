public import CreditInformation

/// The newest stored version of a record, as far as an import compares it.
public struct StoredRecord: Sendable, Equatable {
    /// Version, from 1.
    public let version: Int32
    /// Level at which the newest version is stored.
    public let level: OpenLevel
    /// State of the newest version.
    public let state: RecordState
    /// Digest of the newest version's content.
    public let contentDigest: Digest128
    /// First day of publication, as the newest version has it; nil: not open to society.
    public let publishedOn: CalendarDate?
    /// Whether the content that is being imported was corrected, withdrawn or repaired before (BX-3).
    public let isGuarded: Bool

    /// A stored version as it was read.
    public init(
        version: Int32, level: OpenLevel, state: RecordState, contentDigest: Digest128, publishedOn: CalendarDate?,
        isGuarded: Bool
    ) {
        self.version = version
        self.level = level
        self.state = state
        self.contentDigest = contentDigest
        self.publishedOn = publishedOn
        self.isGuarded = isGuarded
    }
}
