/// How an applicant was told that the result can be collected.
///
/// - Rule: HZ-O9.
public enum NoticeManner: String, Sendable, Hashable, CaseIterable {
    /// At the window.
    case inPerson = "in_person"
    /// By telephone.
    case telephone
    /// By a short message.
    case message
    /// By a letter.
    case letter
}
