/// One series of a gauge; cheap to copy.
public struct Gauge: Sendable {
    let slot: Int
}
