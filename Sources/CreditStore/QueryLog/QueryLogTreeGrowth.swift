/// What the integrator adds to the tree in one transaction.
public struct QueryLogTreeGrowth: Sendable, Equatable {
    /// Entries in the tree before; another number there means that somebody else was faster.
    public let expectedSize: Int
    /// The state after it; `nextPosition` is not written.
    public let state: QueryLogTreeState
    /// Tiles that became full, in any order.
    public let tiles: [QueryLogTileRow]

    /// What was worked out.
    public init(expectedSize: Int, state: QueryLogTreeState, tiles: [QueryLogTileRow]) {
        self.expectedSize = expectedSize
        self.state = state
        self.tiles = tiles
    }
}
