/// What is wrong with a row that is wrong on purpose, so that a newcomer sees what a report looks like.
enum Flaw: Sendable, CaseIterable {
    /// The unified code's check character does not fit.
    case wrongCheckCharacter
    /// An obligatory cell is empty.
    case missingField
    /// The decision's date can't be read.
    case unreadableDate
    /// A record of an earlier row again, with another content.
    case contradiction
    /// Only an organisation code, which no subject has: for the centre to look at.
    case unknownOrganisation

    /// In files with flaws, every such row is wrong: 20 %, below the share at which an import stops.
    static let interval = 5

    /// The flaw of a row, and how many flawed rows are before it; nil for good rows.
    static func ofRow(_ row: Int, among flaws: [Flaw]) -> (flaw: Flaw, number: Int)? {
        guard !flaws.isEmpty, row % interval == interval - 1 else { return nil }
        let number = row / interval
        return (flaws[number % flaws.count], number)
    }
}
