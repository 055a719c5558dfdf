/// One series of a histogram; cheap to copy.
public struct Histogram: Sendable {
    let slot: Int
    let bounds: [Int]
}
