/// What an applicant says is wrong with what the platform holds.
///
/// - Rule: HZ-O1, HZ-O6, HZ-O8 (errors and omissions).
public enum ObjectionGround: String, Sendable, Hashable, CaseIterable {
    /// A field says something that is not so.
    case wrongContent = "wrong_content"
    /// The record is about somebody else.
    case wrongSubject = "wrong_subject"
    /// The record lacks a part.
    case incomplete
    /// It is not in force any more, or should not be disclosed any more.
    case outdated
    /// There should be a record and is none.
    case omission
}
