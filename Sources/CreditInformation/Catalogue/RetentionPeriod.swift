/// How long a record is kept and disclosed at all.
public enum RetentionPeriod: Sendable, Equatable {
    /// Whole calendar years, 1–100.
    case years(Int)
    /// For as long as the subject's file exists.
    case permanent
}
