/// Why an integrator does not go on: the log is not what an append-only log can be.
///
/// - Rule: HZ-Q15.
public enum IntegrationRefusal: Error, Sendable, Hashable {
    /// The entry at the position is not there, but the log says that it must be.
    case missing(position: Int)
    /// The entry at the position is older than the one before it.
    case timeWentBack(position: Int)
    /// The log ends at the position, before entries that are in the tree already.
    case shrunk(position: Int)
    /// The stored edge of a tree with so many entries does not have its length.
    case brokenEdge(position: Int)

    /// First position that is wrong.
    public var position: Int {
        switch self {
        case .missing(let position), .timeWentBack(let position), .shrunk(let position), .brokenEdge(let position):
            position
        }
    }

    /// Fixed words for the operator's log.
    public var reason: StaticString {
        switch self {
        case .missing: "entry_missing"
        case .timeWentBack: "time_went_back"
        case .shrunk: "log_shrunk"
        case .brokenEdge: "edge_broken"
        }
    }
}
