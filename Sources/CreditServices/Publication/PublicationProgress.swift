/// How far a publication has come.
public struct PublicationProgress: Sendable, Equatable {
    /// The two parts of a publication.
    public enum Phase: Sendable, Equatable {
        /// New forms of records are prepared beside the ones in force; may be stopped at any time and goes on later.
        case preparing
        /// Everything is put in force in one transaction.
        case applying
    }

    /// What is being done.
    public let phase: Phase
    /// Records that were looked at.
    public let records: Int
    /// Records of the items that the catalogue changes.
    public let totalRecords: Int
}
