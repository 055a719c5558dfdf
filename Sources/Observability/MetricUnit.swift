/// In what the observations of a histogram are counted, and in what they are shown.
public enum MetricUnit: Sendable {
    /// Shown as counted.
    case one
    /// Counted in whole microseconds, shown in seconds, as Prometheus wants it.
    case microsecondsShownAsSeconds
}
