import QueryLog

/// Entries of the log, a line each.
struct LogTable {
    let isJSON: Bool

    /// Prints an entry: as it is, or the parts that people look at.
    func show(_ leaf: LeafText) {
        if isJSON { return print(leaf.entry) }
        let actor = leaf.unit.map { "\(leaf.actor)@\($0)" } ?? leaf.actor
        print(
            "\(leaf.time)  \(leaf.position)  \(leaf.audience)  \(actor)  \(leaf.operation)  \(leaf.purpose)  "
                + "\(leaf.outcome)  \(leaf.scope)")
    }
}
