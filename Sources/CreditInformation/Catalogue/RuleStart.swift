/// Day on which a publicity or retention clock starts.
///
/// - Rule: BX-4. Decision date and publication date are both kept because rules differ in which one counts.
public enum RuleStart: String, Sendable, Hashable, CaseIterable {
    /// The decision or finding (认定之日).
    case decided
    /// The publication on the platform.
    case published
    /// The end of the act or event (终止之日), or of the sentence.
    case ended
    /// The removal from a list.
    case removed
}
