/// One series of a counter; cheap to copy.
public struct Counter: Sendable {
    let slot: Int
}
