/// How the values that the loops hold of one gauge become one value.
public enum GaugeMerge: Sendable {
    /// For amounts, e.g. waiting queries.
    case sum
    /// For states of which the worst counts, e.g. a database connection that is up (1) or down (0).
    case minimum
}
