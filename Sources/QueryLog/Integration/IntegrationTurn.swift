import CreditStore
import Postgres
import TransparencyLog

/// One turn of the integrator after the other: reads where the tree is, takes the next entries, writes what they make.
///
/// What it remembers between two turns only spares it reading; a tree that is not the remembered one replaces it.
struct IntegrationTurn {
    private let store: QueryLogTreeStore
    private let pageSize: Int
    private let hasher = MerkleHasher()
    private var remembered: GrowingTree?

    init(_ store: QueryLogTreeStore, pageSize: Int) {
        self.store = store
        self.pageSize = pageSize
    }

    /// Makes one turn.
    ///
    /// - Returns: `.integrated`, `.overtaken` or `.refused`.
    mutating func run() throws(PostgresError) -> IntegrationEvent {
        // Taken out, so that an error on the way leaves nothing behind.
        var known = remembered
        remembered = nil
        let state = try store.state()
        guard state.nextPosition >= state.integratedSize else {
            return .refused(.shrunk(position: state.nextPosition))
        }
        if known?.isStored(state) != true { known = nil }
        let since =
            known == nil ? try store.firstEntryTimes(ofTiles: GrowingTree.firstTiles(ofSize: state.integratedSize)) : []
        let leaves = try store.leaves(
            from: state.integratedSize, sinceMicroseconds: state.integratedUntilMicroseconds, maximum: pageSize)
        var tree: GrowingTree
        do throws(IntegrationRefusal) {
            if let known { tree = known } else { tree = try GrowingTree(state, since: since) }
            for leaf in leaves { try tree.append(leaf, using: hasher) }
            // The state was read first, so every entry that it counts is there by now.
            guard leaves.count >= min(pageSize, state.nextPosition - state.integratedSize) else {
                throw .missing(position: tree.size)
            }
        } catch {
            return .refused(error)
        }
        if let growth = tree.growth(nextPosition: state.nextPosition) {
            guard try store.integrate(growth) else { return .overtaken }
            tree.settle()
        }
        remembered = tree
        return .integrated(
            entries: leaves.count, size: tree.size, lag: max(0, state.nextPosition - tree.size))
    }
}
