/// In which rows an optional cell is filled.
enum CellOccurrence: Sendable {
    /// In seven of eight.
    case usually
    /// In one of ten.
    case rarely
    /// Where the entry was taken off its list.
    case whenEnded
    /// Where the record was withdrawn.
    case whenWithdrawn

    /// Whether a row's cell is filled.
    func isFilled(_ facts: RecordFacts, _ random: inout SeededGenerator) -> Bool {
        switch self {
        case .usually: random.below(8) > 0
        case .rarely: random.chance(10)
        case .whenEnded: facts.endedOn != nil
        case .whenWithdrawn: facts.isWithdrawn
        }
    }
}
