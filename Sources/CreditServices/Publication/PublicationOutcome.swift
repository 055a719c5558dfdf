public import CreditInformation

/// What became of a catalogue that was put before the platform.
public struct PublicationOutcome: Sendable, Equatable {
    /// Whether the very same file was in force already, so that nothing was done.
    public let isUnchanged: Bool
    /// Id of the version in force.
    public let versionID: Int32
    /// Its label.
    public let label: String
    /// First day on which it holds, as stored.
    public let effectiveOn: CalendarDate?
    /// Records that got a new version at another open level (HZ-M6).
    public let reclassifiedRecords: Int
    /// Records whose public form was made again at the same level.
    public let reprojectedRecords: Int
}
