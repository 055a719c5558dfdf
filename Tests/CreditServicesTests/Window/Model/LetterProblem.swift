/// What a letter of authority does not cover; the raw values are codes of refusals.
///
/// - Rule: HZ-Q8, QZ-5.
enum LetterProblem: String, Sendable, Hashable, CaseIterable {
    /// It has served already.
    case used = "letter_used"
    /// Somebody else gave it.
    case otherGrantor = "letter_other_grantor"
    /// It authorises somebody else.
    case otherGrantee = "letter_other_grantee"
    /// It is about another matter.
    case outsideMatter = "letter_outside_matter"
    /// The day is before its first or after its last.
    case outsidePeriod = "letter_outside_period"
    /// The data are wanted for another purpose.
    case outsidePurpose = "letter_outside_purpose"
    /// More is asked for than was agreed.
    case outsideContent = "letter_outside_content"
}
