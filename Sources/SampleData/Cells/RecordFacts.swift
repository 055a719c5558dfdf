import CreditInformation

/// What the cells of a row have in common: its dates, its amount, whether it was withdrawn.
struct RecordFacts {
    /// Day of the decision; like all days here, in days after 1970-01-01.
    let decidedOn: Int
    /// Day on which the authority published it.
    private(set) var publishedOn: Int
    /// Last day of validity; 2099-12-31 for no end.
    let validUntil: Int
    /// Last day of publicity, as the authority states it.
    let publicUntil: Int
    /// Day of removal or payment; nil for what still stands.
    let endedOn: Int?
    /// Fine or debt, in fen.
    private(set) var amountFen: Int
    /// Which offence, permit or reason: texts of one row fit each other.
    private(set) var theme: Int
    let isWithdrawn: Bool
    /// Whether texts hold made-up personal data.
    let holdsPersonalData: Bool
    /// Whether the legal representative's document is given.
    let givesRepresentativeDocument: Bool

    /// Draws the facts.
    ///
    /// About one record in six is no longer public on `asOf`; about one in twelve ends within 30 days.
    /// - Parameters:
    ///   - publicityMonths: Longest publicity of the item; nil: as long as the record is valid.
    ///   - asOf: Day on which somebody looks at the data.
    init(_ random: inout SeededGenerator, publicityMonths: Int?, asOf: CalendarDate) {
        let today = asOf.daysSinceEpoch
        let months = publicityMonths ?? 36
        let age = random.below(12)
        switch age {
        case 0:  // Publicity ends within 30 days from today.
            let end = asOf.adding(days: random.below(30)) ?? asOf
            publicUntil = end.daysSinceEpoch
            publishedOn = min((end.adding(months: -months) ?? end).daysSinceEpoch, today)
            decidedOn = publishedOn - 1 - random.below(7)
        case 1, 2:  // Publicity has ended.
            decidedOn = today - months * 31 - 10 - random.below(700)
            publishedOn = decidedOn + 1 + random.below(7)
            publicUntil = publishedOn + months * 30
        default:
            decidedOn = today - 10 - random.below(900)
            publishedOn = decidedOn + 1 + random.below(7)
            publicUntil = min(today + 31 + random.below(700), publishedOn + months * 30)
        }
        let years = 1 + random.below(5)
        let isOpenEnded = random.chance(15)
        validUntil = isOpenEnded ? CalendarDate.openEnd.daysSinceEpoch : decidedOn + years * 365
        endedOn = random.chance(25) ? decidedOn + random.below(max(today - decidedOn, 1)) : nil
        let amounts = [50_000, 100_000, 200_000, 500_000, 1_000_000, 5_000_000]
        let base = amounts[random.below(amounts.count)]
        // Round sums, sums to the yuan, and sums to the fen, which have six decimals in 万元.
        amountFen =
            switch random.below(10) {
            case ..<6: base
            case ..<8: base + random.below(999) * 100
            default: base + random.below(99_999)
            }
        theme = random.below(64)
        isWithdrawn = random.chance(4)
        holdsPersonalData = random.chance(12)
        givesRepresentativeDocument = random.chance(50)
    }

    /// Changes what the record says, and nothing that tells it apart from others.
    mutating func contradict() {
        amountFen += 1_234_500
        theme += 1
        // Texts and amounts may be absent; this day never is, where there is a column for it.
        publishedOn += 1
    }
}
