/// Bounds of lists that are answered part by part.
struct BatchLimits: Sendable {
    /// Lists at the same time.
    let concurrent: Int
    /// Subjects of a part.
    let part: Int
    /// Parts of one list that are in flight or wait for an earlier one.
    let partsAhead: Int
    /// Longest time for a list.
    let deadline: Duration

    /// Bytes that the caller has not taken yet, above which no further part is asked for: a few parts.
    static let maximumWaitingBytes = 1 << 20
}
