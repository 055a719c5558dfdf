/// The three clocks of a record: publicity, validity and retention.
///
/// Periods in months and years end on the corresponding day, the first day not being counted (民法典 第201、202条).
/// - Rule: BX-4.
public struct RecordPeriods: Sendable, Equatable {
    /// Date of the decision, where the item has one.
    public let decidedOn: CalendarDate?
    /// First day of publication; nil when the record is not open to society.
    public let publishedOn: CalendarDate?
    /// Last day on which the record is in force; nil: no end.
    public let validUntil: CalendarDate?
    /// Last day of publicity; nil: no end.
    public let publicUntil: CalendarDate?
    /// Last day on which anyone may be shown it; nil: no end, or one that depends on an event to come.
    public let retainedUntil: CalendarDate?

    /// Periods as they were worked out and stored.
    public init(
        decidedOn: CalendarDate?, publishedOn: CalendarDate?, validUntil: CalendarDate?, publicUntil: CalendarDate?,
        retainedUntil: CalendarDate?
    ) {
        self.decidedOn = decidedOn
        self.publishedOn = publishedOn
        self.validUntil = validUntil
        self.publicUntil = publicUntil
        self.retainedUntil = retainedUntil
    }

    /// Applies the item's rules to the dates that a row gives.
    ///
    /// - Parameters:
    ///   - dates: Dates of the row by role.
    ///   - receivedOn: Day of the import, Asia/Shanghai; counts as first day of publication when the row names none.
    public init(item: CatalogueItem, isPublic: Bool, dates: [FieldRole: CalendarDate], receivedOn: CalendarDate) {
        decidedOn = dates[.decidedOn]
        publishedOn = isPublic ? dates[.publishedOn] ?? receivedOn : nil
        validUntil = dates[.validUntil].flatMap { $0.isOpenEnded ? nil : $0 }

        var retention: CalendarDate?
        if case .years(let years)? = item.retention?.period, let start = item.retention?.startsFrom {
            retention = Self.start(start, dates, publishedOn).flatMap { $0.adding(months: 12 * years) }
        }
        retainedUntil = retention

        var publicity: [CalendarDate] = []
        if let named = dates[.publicUntil], !named.isOpenEnded { publicity.append(named) }
        if let rule = item.publicity, let months = rule.maximumMonths,
            let end = Self.start(rule.startsFrom, dates, publishedOn)?.adding(months: months)
        {
            publicity.append(end)
        }
        if let retention { publicity.append(retention) }
        publicUntil = isPublic ? publicity.min() : nil
    }

    private static func start(
        _ rule: RuleStart, _ dates: [FieldRole: CalendarDate], _ publishedOn: CalendarDate?
    ) -> CalendarDate? {
        switch rule {
        case .decided: dates[.decidedOn]
        case .published: publishedOn
        case .ended, .removed: nil
        }
    }
}
