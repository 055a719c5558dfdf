/// What a metric is, which decides how the values of the loops are joined.
enum MetricKind: Equatable, Sendable {
    /// Only grows; the loops' values are added.
    case counter
    /// Goes up and down.
    case gauge(GaugeMerge)
    /// Counts of observations up to bounds; the loops' counts are added.
    case histogram(bounds: [Int], unit: MetricUnit)

    /// The word of the text format.
    var word: StaticString {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    /// Slots that one series needs: a histogram has one per bound, one beyond, and the sum.
    var slots: Int {
        switch self {
        case .counter, .gauge: 1
        case .histogram(let bounds, _): bounds.count + 2
        }
    }
}
