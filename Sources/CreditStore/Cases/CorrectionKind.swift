/// What the centre does to a credit file inside a case.
///
/// - Rule: HZ-O8, HZ-Q9.
public enum CorrectionKind: String, Sendable, CaseIterable {
    /// Fields get other values.
    case replace
    /// Fields that had no value get one.
    case supplement
    /// The record no longer stands: state `corrected`.
    case delete
    /// Society no longer sees the record; windows and government still do.
    case endPublicDisclosure = "end_public_disclosure"
    /// Nobody sees the record any more.
    case endEveryDisclosure = "end_every_disclosure"
    /// A record that was missing is taken in.
    case omission
    /// Forged materials become a record in the applicant's file.
    case forgery
}
