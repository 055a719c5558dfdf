public import CreditInformation

/// What a new catalogue does to the records of one item about one kind of subject.
///
/// - Rule: HZ-M6.
public struct ReclassificationRule: Sendable, Equatable {
    /// The item.
    public let itemCode: String
    /// The kind of subject.
    public let kind: SubjectKind
    /// Level of its records under the new catalogue.
    public let level: OpenLevel
    /// Whether records that stay at their level read differently.
    public let reprojects: Bool

    /// A rule as the publication has worked it out.
    public init(itemCode: String, kind: SubjectKind, level: OpenLevel, reprojects: Bool) {
        self.itemCode = itemCode
        self.kind = kind
        self.level = level
        self.reprojects = reprojects
    }
}
