/// What is wrong with a required paper.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-Q9.
enum MaterialProblem: String, Sendable, Hashable, CaseIterable {
    /// It is not there.
    case absent
    /// It is a copy.
    case notOriginal = "not_original"
    /// It has no official seal.
    case notStamped = "not_stamped"
    /// It is not notarised.
    case notNotarised = "not_notarised"
}
