/// What must be done in the transaction of a step.
///
/// - Rule: HZ-O3, HZ-O4, HZ-O7, HZ-O9, HZ-O11, HZ-O12, HZ-Q9, HZ-Q12, HZ-Q16.
public enum CaseEffect: Sendable, Hashable {
    /// A clock starts, from the day of the step.
    case start(PeriodCode)
    /// A clock has what it waited for.
    case meet(PeriodCode)
    /// A clock that runs has become pointless.
    case end(PeriodCode)
    /// All clocks that run have become pointless.
    case endClocks
    /// The record is suspended from use on every channel.
    case suspendRecord
    /// It is in use again, unless another objection still holds it.
    case resumeRecord
    /// The record carries the applicant's doubt with the reason as given, until it lapses.
    case markDisputed
    /// It no longer does.
    case unmarkDisputed
    /// The forgery becomes a negative record in the applicant's file.
    case recordForgery
}
